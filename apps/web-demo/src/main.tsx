import { render } from 'preact'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { startTheme } from './styles/theme.ts'
import './styles/index.css'

startLanguage()
startTheme()
render(<App />, document.getElementById('app')!)
