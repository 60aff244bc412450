// Reads what `torch.save(model.state_dict(), 'model.pth')` wrote, and answers as the numbers in the form change.
import { readModel, softmax } from 'oneloop'

const SPECIES = ['setosa', 'versicolor', 'virginica']
const form = document.querySelector('form')!
const output = document.querySelector('output')!

try {
  const response = await fetch(new URL('model.pth', document.baseURI))
  if (!response.ok) throw new Error(`the server says ${response.status}`)
  // A state dict does not say its activation nor its scaling; train.py does: ReLU, and rows as they are.
  const { model } = await readModel(await response.blob(), {
    fileName: 'model.pth',
    activation: 'relu',
    normalization: { scale: 1, offset: 0 },
  })
  const answer = () => {
    const row = Float32Array.from(form.querySelectorAll('input'), ({ valueAsNumber }) => valueAsNumber)
    if (row.some(Number.isNaN)) {
      output.textContent = 'Four numbers are needed'
      return
    }
    const probabilities = softmax(model.forward(row), SPECIES.length)
    const best = probabilities.indexOf(Math.max(...probabilities))
    output.textContent = `${SPECIES[best]}, ${(probabilities[best]! * 100).toFixed(1)} %`
  }
  form.addEventListener('input', answer)
  answer()
} catch (error) {
  output.textContent = `The model can't be read: ${error}`
}
