declare module 'petrovich' {
  interface Name {
    readonly first?: string
    readonly middle?: string
    readonly last?: string
    readonly gender?: 'male' | 'female' | 'androgynous'
  }
  export default function petrovich(name: Name, grammaticalCase: 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional'): Name
}
