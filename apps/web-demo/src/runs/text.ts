import { MOST_RUNS } from '../training/kept-runs.ts'

export const text = {
  title: { ko: '지금까지 학습한 모델', en: 'Your runs so far' },
  lead: {
    ko: `마지막 ${MOST_RUNS}개까지 이 브라우저에 보관합니다. 어느 것이든 다시 골라 쓸 수 있습니다.`,
    en: `This browser keeps the last ${MOST_RUNS}. Any of them can be the page’s network again.`,
  },
  run: { ko: '{id}번 학습', en: 'Run {id}' },
  name: { ko: '이름', en: 'Name' },
  settings: { ko: '설정', en: 'Settings' },
  lesson: { ko: '수업 설정 그대로', en: 'as in the lesson' },
  file: { ko: '파일에서 연 모델', en: 'opened from a file' },
  stoppedAt: { ko: '{done}/{epochs} 에폭에서 중지', en: 'stopped after {done} of {epochs} {epochs:epoch|epochs}' },
  accuracy: { ko: '테스트 정확도', en: 'Test accuracy' },
  seconds: { ko: '학습 시간', en: 'Seconds' },
  secondsValue: { ko: '{n}초', en: '{n} s' },
  fingerprint: { ko: '가중치 지문', en: 'Fingerprint' },
  actions: { ko: '할 일', en: 'Actions' },
  show: { ko: '이 모델 쓰기', en: 'Use' },
  shown: { ko: '지금 쓰는 모델', en: 'in use' },
  remove: { ko: '지우기', en: 'Delete' },
  removeRun: { ko: '{name} 지우기', en: 'Delete {name}' },
  showRun: { ko: '{name}: 이 모델 쓰기', en: 'Use {name}' },
  reallyRemove: { ko: '정말 지우기', en: 'Delete for good' },
  curve: { ko: '그래프', en: 'Chart' },
  curves: {
    loss: { ko: '손실', en: 'Loss' },
    accuracy: { ko: '테스트 정확도', en: 'Test accuracy' },
  },
  lossChart: { ko: '학습마다의 손실 곡선', en: 'The loss of each run' },
  accuracyChart: { ko: '학습마다의 에폭별 테스트 정확도', en: 'The test accuracy of each run, epoch by epoch' },
} as const
