import { parseSync } from 'vite'

/** One place where a file names another one, or a package. */
export interface Reference {
  /** As written, without the query (`?worker&url`). */
  readonly specifier: string
  /** `type` leaves nothing in the built page; `dynamic` is loaded when it is asked for. */
  readonly kind: 'runtime' | 'type' | 'dynamic'
}

/** What a source file refers to, and which globals that depend on the moment or on chance it uses. */
export interface SourceFacts {
  readonly references: readonly Reference[]
  readonly impure: readonly string[]
}

interface SyntaxNode {
  readonly type: string
  readonly [key: string]: unknown
}

/**
 * Reads imports of every kind: static, type-only, re-exports, `import()`, `import('…').Type`, `require`,
 * `import.meta.glob` and `new URL('…', import.meta.url)`, which is how workers are named.
 *
 * @throws when the source is no TypeScript, or an import's name is not a plain string, which nobody could check
 */
export function factsOf(path: string, source: string): SourceFacts {
  const { program, errors } = parseSync(path, source)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const references: Reference[] = []
  const impure = new Set<string>()
  const add = (name: unknown, kind: Reference['kind']) => {
    const specifier = textOf(name)
    if (specifier === undefined) throw new Error(`${path}: the name of an import must be a plain string`)
    references.push({ specifier: specifier.replace(/\?.*$/, ''), kind })
  }
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        // `import { type A }` keeps the import itself, so only `import type` counts as one.
        if (node['source'])
          add(node['source'], (node['importKind'] ?? node['exportKind']) === 'type' ? 'type' : 'runtime')
        break
      case 'ImportExpression':
        add(node['source'], 'dynamic')
        break
      case 'TSImportType':
        add(node['source'], 'type')
        break
      case 'TSExternalModuleReference':
        add(node['expression'], 'runtime')
        break
      case 'NewExpression':
        if (isNamed(node['callee'], 'URL') && isMeta(argument(node, 1), 'url')) add(argument(node, 0), 'dynamic')
        break
      case 'CallExpression':
        if (isNamed(node['callee'], 'require')) add(argument(node, 0), 'runtime')
        if (isMeta(node['callee'], 'glob')) add(argument(node, 0), 'dynamic')
        break
      case 'MemberExpression':
        if (isNamed(node['object'], 'Math') && isNamed(node['property'], 'random')) impure.add('Math.random')
        break
      case 'Identifier':
        if (node['name'] === 'Date' || node['name'] === 'performance') impure.add(node['name'])
        break
    }
  })
  return { references, impure: [...impure] }
}

function walk(node: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit)
  } else if (isNode(node)) {
    visit(node)
    for (const child of Object.values(node)) walk(child, visit)
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'TSLiteralType') return textOf(node['literal'])
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
}

function argument(node: SyntaxNode, index: number): unknown {
  return Array.isArray(node['arguments']) ? node['arguments'][index] : undefined
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name
}

/** `import.meta.<property>`. */
function isMeta(node: unknown, property: string): boolean {
  return (
    isNode(node) &&
    node.type === 'MemberExpression' &&
    isNode(node['object']) &&
    node['object'].type === 'MetaProperty' &&
    isNamed(node['property'], property)
  )
}
