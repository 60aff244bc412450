import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Moons } from './moons-view.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Moons />
    </StrictMode>,
  )
}
