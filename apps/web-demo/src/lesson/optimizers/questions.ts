import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '좁고 긴 골짜기에서 SGD는 벽 사이를 오갑니다. 모멘텀은 무엇을 바꿀까요?',
      en: 'In a long, narrow valley SGD goes to and fro between the walls. What does momentum change?',
    },
    answers: [
      {
        text: { ko: '학습률을 점점 크게 만듭니다', en: 'It makes the learning rate larger and larger' },
        why: {
          ko: '학습률은 그대로이고, 지난 움직임의 일부가 더해집니다.',
          en: 'The rate stays; part of the last movement is added.',
        },
      },
      {
        text: {
          ko: '오가는 움직임은 지워지고, 바닥을 따라가는 움직임은 쌓입니다',
          en: 'Movements to and fro cancel, those along the floor add up',
        },
        why: {
          ko: '방향이 번갈아 바뀌는 쪽은 서로 지우고, 늘 같은 쪽은 속도가 붙습니다. 위에서 둘을 함께 달려 보세요.',
          en: 'What changes its sign each time cancels; what keeps it gathers speed. Let the two race above.',
        },
        right: true,
      },
      {
        text: { ko: '한 번에 바닥에 닿습니다', en: 'It reaches the bottom in one step' },
        why: {
          ko: '오히려 바닥을 지나쳤다가 되돌아오기도 합니다.',
          en: 'It may even run past the bottom and come back.',
        },
      },
    ],
  },
  {
    ask: {
      ko: '이 골짜기에서 SGD의 학습률을 0.05에서 0.15로 올리면 어떻게 될까요?',
      en: 'In this valley SGD’s learning rate goes up from 0.05 to 0.15. What happens?',
    },
    answers: [
      {
        text: { ko: '골짜기 밖으로 튕겨 나갑니다', en: 'It flies out of the valley' },
        why: {
          ko: '가파른 쪽에서 갱신할 때마다 바닥을 두 배 넘게 지나쳐, 갈수록 멀어집니다. 위에서 확인해 보세요.',
          en: 'Along the steep way every step lands more than twice too far, and farther each time. See it above.',
        },
        right: true,
      },
      {
        text: { ko: '세 배 빨리 도착합니다', en: 'It arrives three times as fast' },
        why: {
          ko: '평평한 쪽만 있다면 그렇겠지만, 가파른 벽이 먼저 한계를 정합니다.',
          en: 'On the flat floor alone it would; but the steep walls set the limit first.',
        },
      },
      {
        text: { ko: '아무것도 달라지지 않습니다', en: 'Nothing changes' },
        why: { ko: '보폭은 학습률에 비례합니다.', en: 'A step is as long as the rate says.' },
      },
    ],
  },
]
