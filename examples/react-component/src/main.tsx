import { createRoot } from 'react-dom/client'
import { FlowerTrainer } from './flower-trainer.tsx'

createRoot(document.querySelector('#root')!).render(<FlowerTrainer epochs={50} />)
