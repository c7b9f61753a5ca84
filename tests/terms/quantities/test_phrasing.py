"""Figures in English."""

import pytest

from tests.terms.quantities.dump import said

PHRASES = {
    "237亿元": "RMB 23.7 billion",
    "70464元": "RMB 70,464",
    "35.3万元": "RMB 353,000",
    "6900万元": "RMB 69 million",
    "1.2亿美元": "US$120 million",
    "2万亿元": "RMB 2 trillion",
    "74772亿元": "RMB 7.4772 trillion",
    "10428.6亿元": "RMB 1,042.86 billion",
    "300多亿元": "more than RMB 30 billion",
    "10-15亿元": "RMB 1–1.5 billion",
    "12345678元": "RMB 12,345,678",
    "12345.67万元": "RMB 123,456,700",
    "300元/平方米": "RMB 300 per square meter",
    "9.0%": "9.0 percent",
    "5%—6%": "5–6 percent",
    "4.5%左右": "around 4.5 percent",
    "千分之2.4": "2.4 per thousand",
    "七成": "70 percent",
    "15.2个百分点": "15.2 percentage points",
    "1个百分点": "1 percentage point",
    "2000多亩": "2,000-plus mu (about 133 hectares)",
    "15万亩": "150,000 mu (about 10,000 hectares)",
    "70 万平方米": "700,000 square meters",
    "1公里": "1 kilometer",
    "2.9亿千瓦时": "290 million kilowatt-hours",
    "1.2 万余家": "12,000-plus",
    "超 2000 家": "more than 2,000",
    "超万名": "more than 10,000 people",
    "1386万，": "13.86 million",
    "50人以上": "at least 50 people",
    "不超过5天": "no more than five days",
    "三年": "three years",
    "15分钟": "15 minutes",
    "第54位": "54th",
    "第一位": "1st",
    "第12位": "12th",
    "位列全市前三": "top three",
    "建党一百周年": "100th anniversary",
    "2.4倍": "2.4 times",
    "翻一番": "double",
    "三分之二": "two thirds",
    "一半": "one half",
    "1.3：30.7：68.0": "1.3:30.7:68.0",
    "2021年2月2日": "February 2, 2021",
    "2月2日": "February 2",
    "2021年2月": "February 2021",
    "1—9月": "January–September",
    "二〇三五年": "2035",
    "2016-2020年": "2016–2020",
}


@pytest.mark.parametrize(("chinese", "english"), PHRASES.items())
def test_says_a_figure(chinese: str, english: str) -> None:
    assert said(chinese) == [english]
