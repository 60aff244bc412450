/** What all figures share. */
export const theme = {
  /** The first is shipped with the package for PNGs; the others have Korean on macOS, Windows, Android and Linux. */
  fontFamily:
    "'Noto Sans KR', 'Noto Sans CJK KR', Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', NanumGothic, system-ui, sans-serif",
  background: '#ffffff',
  text: '#1f2933',
  quietText: '#5f6b7a',
  line: '#c3cad3',
  grid: '#e6eaef',
  blue: '#1f77b4',
  orange: '#ff7f0e',
  right: '#1a7f4b',
  wrong: '#c2330f',
} as const
