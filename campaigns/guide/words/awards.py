"""Terms of the awards themselves and of the kinds of consideration."""

from campaigns.guide.term import Term

LAW = "Luật 06/2022/QH15"
ND98 = "Nghị định 98/2023/NĐ-CP"

AWARDS = (
    Term(
        "emulation_title",
        "Danh hiệu thi đua",
        "Emulation title",
        "Danh hiệu ghi nhận kết quả phấn đấu của cá nhân, tập thể trong năm hoặc trong một phong "
        "trào, như Lao động tiên tiến, Chiến sĩ thi đua.",
        "A title for what a person or collective reached in a year or a movement, such as "
        "“advanced worker” or “emulation fighter”.",
        f"{LAW}, Điều 19, Điều 20",
    ),
    Term(
        "commendation",
        "Hình thức khen thưởng",
        "Form of commendation",
        "Bảy hình thức: huân chương, huy chương, danh hiệu vinh dự nhà nước, Giải thưởng Hồ Chí "
        "Minh và Giải thưởng Nhà nước, kỷ niệm chương, bằng khen, giấy khen.",
        "Seven forms: orders, medals, state honours, the Hồ Chí Minh and State prizes, "
        "commemorative medals, bằng khen, giấy khen.",
        f"{LAW}, Điều 9",
    ),
    Term(
        "LDTT",
        "Lao động tiên tiến (LĐTT)",
        "Advanced worker (LĐTT)",
        "Danh hiệu hằng năm cho cá nhân hoàn thành tốt nhiệm vụ trở lên, chấp hành pháp luật, tích "
        "cực tham gia phong trào. Có quyết định và tiền thưởng, không có bằng.",
        "Yearly title for a person rated “well” or better, lawful, active in movements. Decision "
        "and money, no certificate.",
        f"{LAW}, Điều 24, Điều 80",
    ),
    Term(
        "CSTDCS",
        "Chiến sĩ thi đua cơ sở (CSTĐCS)",
        "Emulation fighter of the base (CSTĐCS)",
        "Đạt tiêu chuẩn Lao động tiên tiến và có một trong ba: hoàn thành xuất sắc nhiệm vụ, sáng "
        "kiến được công nhận, hoặc đề tài đã nghiệm thu. Hội đồng phải đạt 80% phiếu.",
        "Meets LĐTT and one of: rated excellent, a recognised initiative, an accepted research "
        "topic. 80% of the council must agree.",
        f"{LAW}, Điều 23; {ND98}, Điều 30",
    ),
    Term(
        "CSTDB",
        "Chiến sĩ thi đua cấp Bộ",
        "Emulation fighter of the ministry",
        "Ba năm liên tục là Chiến sĩ thi đua cơ sở và có sáng kiến, đề tài có khả năng nhân rộng "
        "trong Bộ. Hội đồng phải đạt 90% phiếu.",
        "CSTĐCS three years in a row and an initiative able to be spread in the ministry. 90% of "
        "the council must agree.",
        f"{LAW}, Điều 22; {ND98}, Điều 30",
    ),
    Term(
        "CSTDTQ",
        "Chiến sĩ thi đua toàn quốc",
        "National emulation fighter",
        "Hai lần liên tục là Chiến sĩ thi đua cấp Bộ và có sáng kiến, đề tài ảnh hưởng toàn quốc. "
        "Thủ tướng Chính phủ tặng; gửi Bộ Nội vụ chậm nhất 31 tháng 12 của năm liền kề.",
        "CSTĐB twice in succession and an initiative of national effect. Granted by the Prime "
        "Minister; to the Ministry of Home Affairs by 31 December of the adjoining year.",
        f"{LAW}, Điều 21; {ND98}, Điều 32",
    ),
    Term(
        "TTLDTT",
        "Tập thể lao động tiên tiến",
        "Advanced collective",
        "Tập thể hoàn thành tốt nhiệm vụ, ít nhất 70% thành viên là Lao động tiên tiến và không có "
        "ai bị kỷ luật từ cảnh cáo trở lên.",
        "A collective that did its tasks well, with at least 70% LĐTT and nobody disciplined by a "
        "warning or more.",
        f"{LAW}, Điều 28",
    ),
    Term(
        "TTLDXS",
        "Tập thể lao động xuất sắc",
        "Excellent collective",
        "Tập thể hoàn thành xuất sắc nhiệm vụ; 100% thành viên hoàn thành nhiệm vụ, ít nhất 70% là "
        "Lao động tiên tiến, có Chiến sĩ thi đua cơ sở. Bộ trưởng tặng.",
        "Excellent collective: everybody did the tasks, at least 70% LĐTT, somebody is CSTĐCS. "
        "Granted by the Minister.",
        f"{LAW}, Điều 27, Điều 79",
    ),
    Term(
        "flag",
        "Cờ thi đua",
        "Emulation flag",
        "Cờ của Bộ cho tập thể dẫn đầu khối, cụm hoặc dẫn đầu phong trào từ 3 năm; Cờ của Chính "
        "phủ cho tập thể tiêu biểu nhất trong số đó.",
        "The ministry’s flag for the leader of a block or of a movement of three years or more; "
        "the Government’s for the best among them.",
        f"{LAW}, Điều 25, Điều 26",
    ),
    Term(
        "giay_khen",
        "Giấy khen",
        "Giấy khen (certificate of merit)",
        "Hình thức khen của người đứng đầu đơn vị có tư cách pháp nhân, cho cá nhân, tập thể, hộ "
        "gia đình.",
        "Commendation by the head of a unit with legal personality, for persons, collectives and "
        "households.",
        f"{LAW}, Điều 75, Điều 80",
    ),
    Term(
        "bang_khen",
        "Bằng khen của Bộ trưởng",
        "Bằng khen of the Minister",
        "Cá nhân: hai năm liên tục là Chiến sĩ thi đua cơ sở, hoặc hai năm xuất sắc với hai sáng "
        "kiến, hoặc thành tích trong phong trào, đột xuất. Tập thể: hai năm xuất sắc liên tục.",
        "Persons: CSTĐCS two years in a row, or two excellent years with two initiatives, or merit "
        "in a movement or extraordinary. Collectives: two excellent years in a row.",
        f"{LAW}, Điều 74",
    ),
    Term(
        "pm_bang_khen",
        "Bằng khen của Thủ tướng Chính phủ",
        "Bằng khen of the Prime Minister",
        "Một trong các đường: đã có Bằng khen cấp Bộ rồi thêm 5 năm liên tục hoàn thành tốt, trong "
        "đó 3 lần Chiến sĩ thi đua cơ sở; hoặc thành tích đột xuất, phong trào.",
        "One of several ways: Bằng khen of the ministry and then five years rated well or better "
        "with CSTĐCS three times; or extraordinary merit, or a movement.",
        f"{LAW}, Điều 73",
    ),
    Term(
        "order",
        "Huân chương",
        "Order",
        "Hình thức khen cao của Nhà nước, do Chủ tịch nước tặng, như Huân chương Lao động hạng Ba, "
        "Nhì, Nhất. Danh sách phải lấy ý kiến công khai trước khi Hội đồng họp.",
        "A high award of the State granted by the President, such as the Labour Order of three "
        "classes. Names are posted before the council meets.",
        f"{LAW}, Điều 42 đến Điều 44, Điều 84",
    ),
    Term(
        "medal",
        "Kỷ niệm chương",
        "Commemorative medal",
        "Ghi nhận quá trình cống hiến cho ngành; mỗi người một lần. Số năm công tác do thông tư "
        "của Bộ quy định.",
        "For years given to the sector; once per person. The years are set by the circular of the "
        "ministry.",
        f"{LAW}, Điều 71",
    ),
    Term(
        "regular",
        "Khen thưởng thường xuyên (công trạng)",
        "Regular consideration",
        "Xét hằng năm hoặc theo giai đoạn, hồ sơ đầy đủ, dựa vào xếp loại và khen thưởng trước đó.",
        "Yearly or by period, with the full dossier, by ratings and earlier awards.",
        f"{LAW}, Điều 8",
    ),
    Term(
        "campaign",
        "Khen thưởng chuyên đề (phong trào)",
        "Consideration of a movement",
        "Chỉ xét khi sơ kết, tổng kết một phong trào đã phát động. Kết quả không dùng làm căn cứ "
        "cho khen thưởng công trạng.",
        "Only at the summary of a movement that was launched. Its results are no ground for "
        "regular awards.",
        f"{LAW}, Điều 8; Nghị định 152/2025/NĐ-CP, Điều 4",
    ),
    Term(
        "extraordinary",
        "Khen thưởng đột xuất",
        "Extraordinary consideration",
        "Khen ngay thành tích ngoài dự kiến, theo thủ tục đơn giản; nhiều Bộ đặt hạn 45 ngày. "
        "Không dùng làm căn cứ cho khen thưởng công trạng.",
        "Unforeseen achievement, awarded at once by the simplified procedure; many ministries set "
        "45 days. No ground for regular awards.",
        f"{LAW}, Điều 8, Điều 85",
    ),
    Term(
        "contribution",
        "Khen thưởng quá trình cống hiến",
        "Long contribution",
        "Xét theo chức vụ và số năm giữ chức, thường khi nghỉ hưu; nữ được giảm một phần ba thời "
        "gian. Theo thủ tục đơn giản.",
        "By posts held and years, usually on retirement; for women a third less. By the simplified "
        "procedure.",
        f"{LAW}, Điều 8; Nghị định 152/2025/NĐ-CP, Điều 9, Điều 19 đến Điều 21",
    ),
    Term(
        "seniority",
        "Khen thưởng niên hạn",
        "Years of service",
        "Chỉ áp dụng trong quân đội, công an; một Bộ dân sự hầu như không có.",
        "For the army and police only; a civil ministry hardly ever has it.",
        f"{LAW}, Điều 8",
    ),
    Term(
        "foreign",
        "Khen thưởng đối ngoại",
        "Foreign relations",
        "Khen người nước ngoài, người Việt Nam ở nước ngoài; cần ý kiến của Bộ Ngoại giao. Theo "
        "thủ tục đơn giản.",
        "For foreigners and Vietnamese abroad, with the opinion of the Ministry of Foreign "
        "Affairs. By the simplified procedure.",
        f"{LAW}, Điều 8, Điều 85",
    ),
    Term(
        "simplified",
        "Thủ tục đơn giản",
        "Simplified procedure",
        "Hồ sơ chỉ gồm tờ trình và bản tóm tắt thành tích, Hội đồng không phải bỏ phiếu. Áp dụng "
        "cho đột xuất, nhiệm vụ cấp bách, cống hiến, niên hạn, đối ngoại, bí mật nhà nước.",
        "Only the submission and a summary of the achievement; no vote of the council. For "
        "extraordinary merit, urgent tasks, contribution, years of service, foreign relations, "
        "state secrets.",
        f"{LAW}, Điều 85; {ND98}, Điều 40",
    ),
    Term(
        "one_achievement",
        "Một thành tích, một hình thức khen",
        "One achievement, one award",
        "Không tặng nhiều hình thức khen thưởng cho cùng một thành tích.",
        "No two forms of commendation for one and the same achievement.",
        f"{LAW}, Điều 5",
    ),
)
