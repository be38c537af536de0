import { nameIn } from '../core/name.ts'
import { setView } from '../state/store.ts'
import { useApp, useShell, useWords } from './context.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ModeTabs } from './mode-tabs.tsx'
import { Icon, Mark } from './parts/icons.tsx'
import { UndoButtons } from './undo-buttons.tsx'

/** Brand, study, the promise that nothing is uploaded, language, theme, export. */
export function Header({ hasMap, onAbout }: { hasMap: boolean; onAbout: () => void }) {
  const w = useWords()
  const { store } = useShell()
  const { lang, theme } = useApp((s) => s.view)
  const data = useApp((s) => s.study?.data)
  return (
    <header className="top">
      <div className="lead">
        <div className="brand">
          <Mark />
          {w.brand.name}
          <small>{w.brand.latin}</small>
        </div>
        {data && (
          <div className="doc">
            <b>{nameIn(data.name, lang)}</b>
            {data.year && <span>{w.data.year(data.year)}</span>}
            {data.illustrative && (
              <button type="button" className="tag illustrative" title={w.about.lead} onClick={onAbout}>
                <Icon name="info" size={12} />
                <span className="long">{w.head.illustrative}</span>
                <span className="short">{w.head.illustrativeShort}</span>
              </button>
            )}
          </div>
        )}
      </div>
      <ModeTabs />
      <div className="tools">
        <span className="priv">
          <Icon name="lock" size={14} />
          <span className="long">{w.head.privacy}</span>
          <span className="short">{w.head.privacyShort}</span>
        </span>
        {data && <UndoButtons />}
        <button
          type="button"
          className="ib text"
          lang={lang === 'en' ? 'zh-CN' : 'en'}
          title={w.language.switchTo}
          onClick={() => setView(store, { lang: lang === 'en' ? 'zh-CN' : 'en' })}
        >
          {w.language.other}
        </button>
        <button
          type="button"
          className="ib"
          aria-label={theme === 'dark' ? w.theme.toLight : w.theme.toDark}
          title={theme === 'dark' ? w.theme.toLight : w.theme.toDark}
          onClick={() => setView(store, { theme: theme === 'dark' ? 'light' : 'dark' })}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
        {data && <ExportMenu hasMap={hasMap} />}
      </div>
    </header>
  )
}
