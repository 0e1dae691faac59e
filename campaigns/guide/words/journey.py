"""Terms of the way of a nomination, from the round to the register."""

from campaigns.guide.term import Term

LAW = "Luật 06/2022/QH15"
ND98 = "Nghị định 98/2023/NĐ-CP"
ND152 = "Nghị định 152/2025/NĐ-CP"

JOURNEY = (
    Term(
        "round",
        "Đợt xét",
        "Round",
        "Một lần xét khen thưởng của một cơ quan: xét danh hiệu, hình thức nào, của năm nào, đơn "
        "vị nào gửi hồ sơ và hạn của từng bước.",
        "One consideration of awards by one body: which awards, of which year, which units send "
        "dossiers, and until when each step is done.",
    ),
    Term(
        "nomination",
        "Đề nghị khen thưởng",
        "Nomination",
        "Việc một đơn vị đề nghị khen thưởng một cá nhân, tập thể hoặc hộ gia đình, cho một danh "
        "hiệu hoặc hình thức, theo thành tích của một năm.",
        "A unit proposes one person, collective or household for one award, for the achievement "
        "of one year.",
        f"{LAW}, Điều 83",
        verified=False,
    ),
    Term(
        "dossier",
        "Hồ sơ",
        "Dossier",
        "Toàn bộ giấy tờ của một đề nghị: báo cáo thành tích, biên bản bình xét, bản sao công "
        "nhận sáng kiến và giấy tờ khác mà danh hiệu đòi hỏi. Nay chỉ nộp 01 bộ bản chính, kèm "
        "tệp điện tử.",
        "All papers of a nomination: achievement report, minutes of the unit meeting, proof of "
        "initiatives and whatever the award asks for. Now one original set with electronic files.",
        f"{LAW}, Điều 84; {ND152}, Điều 42",
    ),
    Term(
        "achievement_report",
        "Báo cáo thành tích",
        "Achievement report",
        "Bản người hoặc tập thể được đề nghị tự viết về kết quả đạt được, có số liệu, theo mẫu "
        "kèm theo nghị định; mẫu cho cá nhân là Mẫu số 05.",
        "What the candidate writes about the results, with figures, in the form annexed to the "
        "decree; form 05 is for persons.",
        f"{LAW}, Điều 84; {ND152}, Phụ lục",
    ),
    Term(
        "unit_meeting",
        "Bình xét tại đơn vị",
        "Meeting of the unit",
        "Cuộc họp của đơn vị để mọi người nhận xét và chọn người được đề nghị; kết quả ghi vào "
        "biên bản và là một giấy tờ của hồ sơ.",
        "The unit meets, discusses and chooses whom to propose; the minutes belong to the dossier.",
        f"{LAW}, Điều 84",
    ),
    Term(
        "summary_list",
        "Danh sách trích ngang",
        "Summary list",
        "Bảng kê những người, tập thể được đề nghị trong một tờ trình: họ tên, chức vụ, đơn vị, "
        "danh hiệu đề nghị và tóm tắt thành tích, mỗi trường hợp một dòng.",
        "The table that goes with a submission: name, post, unit, award proposed and achievement "
        "in short, one line for each.",
        f"{LAW}, Điều 84",
    ),
    Term(
        "submission",
        "Tờ trình",
        "Submission",
        "Văn bản của đơn vị gửi cấp có thẩm quyền, đề nghị khen thưởng những trường hợp trong danh "
        "sách kèm theo (Mẫu số 01).",
        "The paper by which a unit asks the authority above to grant what stands in the list with "
        "it (form 01).",
        f"{LAW}, Điều 84; {ND152}, Phụ lục",
    ),
    Term(
        "screening",
        "Thẩm định",
        "Screening",
        "Cơ quan thường trực kiểm tra hồ sơ có đủ giấy tờ, đúng tiêu chuẩn, đúng thẩm quyền hay "
        "không, rồi ghi ý kiến trước khi đưa ra Hội đồng.",
        "The standing office checks papers, conditions and competence, and writes its opinion, "
        "before the council sees the dossier.",
        f"{ND98}, Điều 32",
    ),
    Term(
        "returned",
        "Trả lại bổ sung",
        "Returned for correction",
        "Hồ sơ còn thiếu hoặc sai được gửi về đơn vị, kèm lý do cho từng mục. Đơn vị sửa rồi gửi "
        "lại; hồ sơ trở về đúng nơi đã trả.",
        "An incomplete dossier goes back with the reason for each item. The unit corrects it and "
        "sends it again; it comes back to the same desk.",
    ),
    Term(
        "recall",
        "Rút về sửa",
        "Take back",
        "Đơn vị lấy lại hồ sơ đã gửi khi cơ quan thường trực chưa thẩm định, để tự sửa.",
        "The unit takes a sent dossier back to correct it, while nobody has screened it.",
    ),
    Term(
        "withdrawal",
        "Rút đề nghị",
        "Withdrawal",
        "Đơn vị thôi đề nghị trường hợp này, có ghi lý do. Không lấy lại được; muốn đề nghị thì "
        "lập hồ sơ mới.",
        "The unit gives the nomination up, with the reason. It is for good; a new one may be made.",
    ),
    Term(
        "standing_office",
        "Cơ quan thường trực",
        "Standing office",
        "Bộ phận giúp việc của Hội đồng Thi đua - Khen thưởng: nhận, thẩm định hồ sơ, chuẩn bị "
        "phiên họp và dự thảo quyết định.",
        "The office that works for the council: receives and screens dossiers, prepares sittings "
        "and drafts decisions.",
        f"{LAW}, Điều 90",
        verified=False,
    ),
    Term(
        "clerk",
        "Cán bộ làm công tác thi đua, khen thưởng",
        "HR clerk",
        "Người của đơn vị lập và gửi đề nghị, bổ sung hồ sơ bị trả, theo dõi kết quả. Thường kiêm "
        "nhiệm cùng việc khác.",
        "Whoever in a unit enters and sends nominations, completes what is returned and follows "
        "it up; often beside another job.",
    ),
    Term(
        "level",
        "Cấp trình",
        "Level",
        "Hồ sơ đi từ đơn vị lên cấp có thẩm quyền khen thưởng: Tổng cục, Bộ, rồi ra ngoài cơ quan "
        "(Thủ tướng Chính phủ, Chủ tịch nước).",
        "A dossier climbs from the unit to whoever may grant the award: general department, "
        "ministry, then outside (Prime Minister, President).",
        f"{LAW}, Điều 77 đến Điều 80",
        verified=False,
    ),
    Term(
        "outside_authority",
        "Cấp trên ngoài cơ quan",
        "Outside authority",
        "Nơi quyết định những hình thức mà Bộ chỉ trình: Thủ tướng Chính phủ, Chủ tịch nước. Phần "
        "mềm ghi lại quyết định khi nhận được, không thay họ quyết định.",
        "Who grants what the ministry only proposes: Prime Minister, President. Their decisions "
        "are recorded here, not made here.",
        f"{LAW}, Điều 77, Điều 78",
        verified=False,
    ),
    Term(
        "posting",
        "Lấy ý kiến công khai",
        "Public posting",
        "Danh sách trình huân chương, danh hiệu vinh dự nhà nước được đăng công khai ít nhất 10 "
        "ngày làm việc trước khi Hội đồng họp. Ý kiến gửi đến phải ghi sổ và trả lời.",
        "Names proposed for orders and state honours are published for at least 10 working days "
        "before the council meets. Opinions are logged and answered.",
        f"{LAW}, Điều 84 khoản 5; {ND98}, Điều 46; {ND152}, Điều 44",
    ),
    Term(
        "working_day",
        "Ngày làm việc",
        "Working day",
        "Từ thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ và ngày nghỉ bù, cộng ngày làm bù. Ngày bắt đầu "
        "thời hạn không tính.",
        "Monday to Friday without holidays, with days worked instead. The day on which a time "
        "begins is not counted.",
        "Bộ luật Dân sự 2015, Điều 147",
    ),
    Term(
        "deadline",
        "Thời hạn của bước",
        "Deadline",
        "Ngày mà một bước của đợt xét phải xong. Bộ có văn bản hướng dẫn mỗi năm, nên ngày do "
        "từng năm định ra, không cố định trong luật.",
        "The day until which a step of a round is done. The ministry writes a guidance letter each "
        "year, so the days are of the year and not fixed by law.",
    ),
    Term(
        "asked_unit",
        "Đơn vị được yêu cầu",
        "Unit asked",
        "Đơn vị mà đợt xét chờ đề nghị hoặc câu trả lời “không có đề nghị”. Đơn vị chưa gửi sẽ "
        "được nhắc.",
        "A unit from which the round awaits nominations or the word that there are none. Who has "
        "not answered is reminded.",
    ),
    Term(
        "nothing",
        "Không có đề nghị",
        "Nobody to nominate",
        "Đơn vị trả lời rằng đợt này không đề nghị ai, để không bị nhắc nữa. Lập một đề nghị mới "
        "là câu trả lời này không còn hiệu lực.",
        "The unit says that it proposes nobody this time, and is no longer reminded. A nomination "
        "made later takes the word back.",
    ),
    Term(
        "decision",
        "Quyết định khen thưởng",
        "Decision",
        "Văn bản của người có thẩm quyền tặng danh hiệu, hình thức khen thưởng; có số, ngày, danh "
        "sách kèm theo. Thông báo kết quả trong 10 ngày làm việc.",
        "The paper by which the authority grants awards, with number, date and list. The result is "
        "told within 10 working days.",
        f"{LAW}, Điều 77 đến Điều 80; {ND98}, Điều 32",
        verified=False,
    ),
    Term(
        "register",
        "Sổ khen thưởng",
        "Register of awards",
        "Nơi ghi mọi khen thưởng đã có quyết định: ai, danh hiệu gì, theo quyết định nào, còn "
        "hiệu lực hay đã thu hồi.",
        "Where every award stands: who, what, by which decision, in force or revoked.",
    ),
    Term(
        "revocation",
        "Thu hồi",
        "Revocation",
        "Hủy quyết định khen thưởng, thu lại hiện vật và tiền thưởng, khi có gian dối, giấy tờ giả "
        "hoặc sau này kết luận có vi phạm trong thời gian tính thành tích.",
        "The decision is cancelled and items and money are taken back: for fraud, forged papers, "
        "or a violation in the period that is found later.",
        f"{LAW}, Điều 93",
    ),
    Term(
        "reissue",
        "Cấp đổi, cấp lại",
        "Exchange and re-issue",
        "Cấp đổi khi bằng, hiện vật hỏng hoặc in sai, phải nộp lại bản cũ; cấp lại khi bị mất.",
        "A damaged or wrong certificate is exchanged against the old one; a lost one is issued "
        "again.",
        "Thông tư 62/2025/TT-BNNMT, Điều 22",
    ),
)
