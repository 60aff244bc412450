export const text = {
  title: { ko: '신경망을 지금, 여기서 학습시켜 보세요', en: 'Train a neural network, right here' },
  lead: {
    ko: '신경망은 사람이 쓴 숫자 60,000장을 다섯 번 보고 나면 여러분의 글씨를 읽습니다. 모든 일이 이 탭 안에서 일어납니다.',
    en: 'It looks at 60,000 handwritten digits five times, and then it reads yours. All of it happens in this tab.',
  },
  train: { ko: '학습 시작', en: 'Train' },
  pause: { ko: '일시정지', en: 'Pause' },
  resume: { ko: '이어서 학습', en: 'Resume' },
  stop: { ko: '중지', en: 'Stop' },
  reset: { ko: '초기화', en: 'Reset' },
  progress: { ko: '학습 진행', en: 'Training progress' },
  settings: { ko: '학습 설정', en: 'Settings' },
  engine: { ko: '엔진', en: 'Engine' },
  epochs: { ko: '에폭', en: 'Epochs' },
  batchSize: { ko: '배치 크기', en: 'Batch size' },
  learningRate: { ko: '학습률', en: 'Learning rate' },
  hidden: { ko: '은닉층', en: 'Hidden layers' },
  noHidden: { ko: '없음', en: 'none' },
  activation: { ko: '활성 함수', en: 'Activation' },
  dropout: { ko: '드롭아웃', en: 'Dropout' },
  optimizer: { ko: '옵티마이저', en: 'Optimizer' },
  schedule: { ko: '학습률 일정', en: 'Schedule' },
  seed: { ko: '시드', en: 'Seed' },
  images: { ko: '학습 이미지', en: 'Training images' },
  accuracy: { ko: '테스트 정확도', en: 'Test accuracy' },
  final: { ko: '처음 보는 숫자 10,000장 가운데 맞힌 비율', en: 'of 10,000 digits it had never seen' },
  evaluating: {
    ko: '처음 보는 숫자 10,000장으로 평가하는 중입니다…',
    en: 'Testing it on 10,000 digits it has never seen…',
  },
  nowDraw: { ko: '이제 직접 써 보세요', en: 'Now write one yourself' },
  lossOf: { ko: '{epoch}번째 에폭의 손실', en: 'Loss of epoch {epoch}' },
  lossChart: {
    ko: '학습이 진행되면서 줄어드는 손실. 점은 에폭 전체의 평균입니다',
    en: 'Training loss as it goes; the dots are whole epochs',
  },
  accuracyChart: { ko: '에폭마다의 테스트 정확도', en: 'Test accuracy after each epoch' },
  now: {
    ko: '지금: 에폭 {epoch}/{epochs}, 단계 {step}/{steps}',
    en: 'Now: epoch {epoch} of {epochs}, step {step} of {steps}',
  },
  stepsPerSecond: { ko: '초당 {n}단계', en: '{n} steps a second' },
  oneThread: {
    ko: '이 서버가 페이지를 격리하지 않아 스레드 하나로 실행합니다. 페이지를 새로 고치면 여러 스레드를 쓸 수 있습니다.',
    en: 'This server does not isolate the page, so it runs on one thread. Reload the page once, and it may use more.',
  },
  kept: {
    ko: '이 브라우저에 보관했습니다. 이어서 학습을 누르면 여기서부터 계속합니다.',
    en: 'Kept in this browser: Resume goes on from here.',
  },
  otherSettings: {
    ko: '이어서 학습을 누르면 이 학습을 시작할 때의 설정({begun})으로 계속합니다. 학습 시작을 누르면 지금 설정({wished})으로 새로 학습하고, 이 학습은 아래 목록에 남습니다.',
    en: 'Resume goes on as this run began ({begun}). Train begins a new run with the settings of now ({wished}); this one stays in the list below.',
  },
  diagnosis: {
    diverged: {
      ko: '손실이 {loss}까지 커졌습니다. 아무 숫자나 고를 때의 손실(2.30)보다 훨씬 크므로 발산한 것입니다.',
      en: 'The loss has grown to {loss}, far above that of guessing (2.30): this run has diverged.',
    },
    guessing: {
      ko: '손실이 {loss}입니다. 아무 숫자나 고를 때(2.30)와 다르지 않으니 배운 것이 없습니다.',
      en: 'The loss is {loss}, no better than guessing (2.30): nothing has been learnt.',
    },
  },
  advice: {
    large: {
      ko: '학습률({rate})이 너무 커서 단계마다 가중치가 멀리 튕겨 나갑니다. {suggestion}로 낮추어 다시 학습해 보세요.',
      en: 'A learning rate of {rate} is too large: every step throws the weights far off. Try {suggestion}.',
    },
    small: {
      ko: '학습률({rate})이 너무 작아서 가중치가 거의 움직이지 않습니다. {suggestion}로 높여 다시 학습해 보세요.',
      en: 'A learning rate of {rate} is too small: the weights hardly move. Try {suggestion}.',
    },
    usual: {
      ko: '학습률을 바꾸거나 은닉층을 줄이고 활성 함수를 ReLU로 바꾸어 다시 학습해 보세요.',
      en: 'Try another learning rate, fewer hidden layers, or ReLU as the activation.',
    },
  },
  useSuggestion: { ko: '학습률을 {suggestion}로 바꾸기', en: 'Set the learning rate to {suggestion}' },
  storageFailing: {
    ko: '브라우저 저장 공간이 부족해 이 학습은 보관되지 않습니다. 공간을 비우면 다음 에폭부터 보관됩니다.',
    en: 'The browser’s storage is full or switched off, so this run is not being kept. Free some space and the next epoch will be.',
  },
} as const
