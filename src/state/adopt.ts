import type { RunOptions } from '../worker/caller.ts'
import type { Client } from '../worker/client.ts'
import type { TaskInput } from '../worker/protocol.ts'
import { type AppStore, dispatchStudy, setView } from './store.ts'
import { viewOf } from './view-record.ts'

/** Opens a study file in place of the open study, as one step that undo takes back. @throws TaskFailed, Superseded */
export async function openAsStep(
  store: AppStore,
  client: Client,
  label: string,
  input: TaskInput<'openFile'>,
  options: RunOptions = {},
): Promise<void> {
  const { study, decisions, view } = await client.run('openFile', input, options)
  dispatchStudy(store, label, study, decisions)
  store.setState({ saved: { key: study.key, record: view['results'] } })
  setView(store, viewOf(view))
}
