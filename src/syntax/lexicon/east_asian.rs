//! Japanese and Chinese, whose words are not parted: the verbs of speech as they are written beside a quotation.

/// After the words and the particle that marks them: 「…」と述べた。
pub(super) const JAPANESE: &[&str] = &[
    "と述べ",
    "と語",
    "と話",
    "と言っ",
    "と言い",
    "と説明",
    "と強調",
    "と訴え",
    "と答え",
    "と指摘",
    "と主張",
    "とコメント",
    "と記者団",
    "と明かし",
    "と振り返",
    "と書い",
    "と記し",
    "と批判",
    "と呼びかけ",
    "と尋ね",
    "と問い",
    "と叫",
    "とつぶや",
    "と発言",
    "との考え",
    "との見解",
    "との声",
];

/// Before the words or after them: 市长说：“…”
pub(super) const CHINESE: &[&str] = &[
    "说", "表示", "指出", "写道", "强调", "回答", "问道", "告诉", "坦言", "认为", "补充", "宣布", "感叹", "透露", "称",
    "說", "寫道", "強調", "告訴", "認為", "補充", "宣佈", "稱",
];
