"""Terms of the council, the vote and the rules that are judged."""

from campaigns.guide.term import Term

LAW = "Luật 06/2022/QH15"
ND98 = "Nghị định 98/2023/NĐ-CP"
ND152 = "Nghị định 152/2025/NĐ-CP"

COUNCIL = (
    Term(
        "council",
        "Hội đồng Thi đua - Khen thưởng",
        "Council",
        "Tổ chức tư vấn cho người đứng đầu về thi đua, khen thưởng; họp và bỏ phiếu về từng trường "
        "hợp. Người ký quyết định là người đứng đầu.",
        "The body that advises the head of an organisation on awards; it meets and votes on each "
        "case. The head signs the decision.",
        f"{LAW}, Điều 90",
        verified=False,
    ),
    Term(
        "pass_line",
        "Tỷ lệ phiếu phải đạt",
        "Pass line",
        "Số phiếu đồng ý tối thiểu, tính trên tổng số thành viên Hội đồng, kể cả người vắng: 80% "
        "với Chiến sĩ thi đua cơ sở và Cờ thi đua; 90% với Chiến sĩ thi đua cấp Bộ, toàn quốc.",
        "The least share of yes votes, of all members of the council, absent ones too: 80% for "
        "CSTĐCS and the flags, 90% for CSTĐB and CSTĐTQ.",
        f"{ND98}, Điều 30 khoản 7",
    ),
    Term(
        "quorum",
        "Số thành viên dự họp tối thiểu",
        "Quorum",
        "Phiên họp chỉ quyết định được khi có ít nhất hai phần ba số thành viên. Người vắng được "
        "lấy ý kiến bằng phiếu.",
        "A sitting decides only with two thirds of the members. Those absent vote in writing.",
        "Quyết định 2218/QĐ-BTNMT năm 2019, Điều 8",
    ),
    Term(
        "ballot",
        "Phiếu bầu",
        "Ballot",
        "Phiếu mà mỗi thành viên ghi đồng ý hoặc không đồng ý với từng trường hợp. Luật không quy "
        "định mẫu phiếu; mẫu do Bộ định ra.",
        "What each member fills in for or against each case. No form is fixed by law; the ministry "
        "has its own.",
        f"{ND98}, Điều 30",
    ),
    Term(
        "conflict",
        "Không bỏ phiếu cho mình",
        "Conflict of interest",
        "Thành viên được đề nghị khen thưởng không bỏ phiếu về trường hợp của chính mình. Đây là "
        "quy chế thường có của các Bộ, không thấy quy định chung trong luật.",
        "A member who is nominated does not vote on the own case. Ministries have this in their "
        "rules; no general rule was seen in the law.",
        "Quy chế của Hội đồng",
        verified=False,
    ),
    Term(
        "verdict",
        "Kết quả đối chiếu tiêu chuẩn",
        "Verdict",
        "Phần mềm so hồ sơ với tiêu chuẩn đang có hiệu lực của danh hiệu và nói từng điều kiện "
        "đạt, chưa đạt hay chưa đủ dữ liệu. Đây là gợi ý có căn cứ, không thay Hội đồng.",
        "The register compares the records with the rule in force and says of each condition "
        "whether it is met, missing or not known. It gives grounds; the council decides.",
    ),
    Term(
        "exception",
        "Ngoại lệ",
        "Exception",
        "Bỏ qua kết quả đối chiếu cho một hồ sơ, phải nêu lý do và căn cứ, do hai người thực hiện: "
        "một người đề nghị, một người xác nhận. Luôn hiện rõ ở mọi nơi.",
        "The verdict on one dossier is set aside with a reason and a legal ground, by two people. "
        "It is marked wherever the dossier appears.",
    ),
    Term(
        "clean",
        "Không vướng kỷ luật, thanh tra, tố cáo",
        "Free of proceedings",
        "Chưa xét khen thưởng người đang bị xem xét kỷ luật, điều tra, thanh tra, hoặc có khiếu "
        "nại, tố cáo chưa giải quyết. Đơn vị xác nhận điều này trong đề nghị.",
        "Nobody is considered while discipline, investigation, inspection or a denunciation is "
        "open. The unit confirms it in the nomination.",
        f"{ND152}, Điều 4",
    ),
    Term(
        "rating",
        "Xếp loại hằng năm",
        "Yearly rating",
        "Mức hoàn thành nhiệm vụ của cá nhân, tập thể trong năm: hoàn thành xuất sắc, hoàn thành "
        "tốt, hoàn thành, không hoàn thành. Phải có trước khi xét thi đua cuối năm.",
        "How well tasks were done in the year: excellent, well, done, not done. It comes before "
        "the year-end consideration.",
        "Nghị định 335/2025/NĐ-CP; Nghị định 233/2026/NĐ-CP",
    ),
    Term(
        "initiative",
        "Sáng kiến",
        "Initiative",
        "Giải pháp mới về kỹ thuật, quản lý, tác nghiệp hoặc ứng dụng tiến bộ, đã áp dụng có hiệu "
        "quả tại cơ sở, có khả năng nhân rộng và được cấp có thẩm quyền công nhận. Mỗi sáng kiến "
        "chỉ dùng một lần.",
        "A new solution in technique, management or operation, applied with effect at the base, "
        "able to spread, recognised by a competent level. Each serves once only.",
        f"{LAW}, Điều 3 khoản 4; Công văn 5007/BNV-TĐKT năm 2023",
    ),
    Term(
        "scope",
        "Phạm vi ảnh hưởng của sáng kiến",
        "Scope of an initiative",
        "Sáng kiến được công nhận có hiệu quả ở cơ sở, trong Bộ hay toàn quốc; danh hiệu càng cao "
        "thì phạm vi phải càng rộng.",
        "Where an initiative is recognised as effective: base, ministry or nation; a higher title "
        "asks for a wider scope.",
        f"{LAW}, Điều 21, Điều 22, Điều 23",
    ),
    Term(
        "quota",
        "Hạn mức",
        "Limit",
        "Số hoặc tỷ lệ tối đa được khen của một đơn vị. Từ 2024 luật bỏ mức 15% đối với Chiến sĩ "
        "thi đua cơ sở; Bộ vẫn có thể đặt mức riêng trong hướng dẫn hằng năm.",
        "The most that a unit may have. The cap of 15% for CSTĐCS was dropped in 2024; a ministry "
        "may still set one in its yearly letter.",
        f"{LAW}, Điều 23",
    ),
    Term(
        "base",
        "Cơ sở",
        "Base",
        "Đơn vị có tư cách pháp nhân (con dấu, tài khoản riêng), người đứng đầu được tặng các danh "
        "hiệu, hình thức cấp cơ sở.",
        "A unit with legal personality (own seal and account) whose head may grant the awards of "
        "base level.",
        f"{LAW}, Điều 80",
    ),
    Term(
        "bonus",
        "Tiền thưởng",
        "Bonus",
        "Hệ số của danh hiệu nhân mức lương cơ sở ngày ký quyết định, làm tròn lên chục nghìn "
        "đồng. Nhiều danh hiệu trong cùng thời gian thì chỉ hưởng mức cao nhất.",
        "The rate of the award times the base salary on the day of the decision, rounded up to "
        "ten thousand đồng. Of several titles of one period only the highest is paid.",
        f"{ND152}, Điều 49 đến Điều 54",
    ),
    Term(
        "base_salary",
        "Mức lương cơ sở",
        "Base salary",
        "Mức tiền do Chính phủ định, dùng để tính tiền thưởng; lấy mức có hiệu lực vào ngày ký "
        "quyết định khen thưởng.",
        "The amount set by the Government by which bonuses are reckoned: that of the day on which "
        "the decision is signed.",
        f"{ND152}, Điều 49",
    ),
    Term(
        "block",
        "Khối, cụm thi đua",
        "Emulation block",
        "Các đơn vị có việc tương tự thi đua cùng nhau trong năm, có trưởng khối luân phiên; cuối "
        "năm chấm điểm, xếp hạng và suy tôn đơn vị dẫn đầu.",
        "Units of like work that emulate each other for a year under a rotating head; at its end "
        "they are scored, ranked, and the leader is chosen.",
        "Thông tư 21/2018/TT-BTNMT, Điều 4",
    ),
    Term(
        "movement",
        "Phong trào thi đua",
        "Emulation movement",
        "Đợt thi đua do người có thẩm quyền phát động, có mục tiêu, phạm vi, đối tượng, tiêu chí, "
        "thời gian, kế hoạch và biện pháp; kết thúc có tổng kết và khen thưởng.",
        "A drive launched by an authority with goal, scope, people, criteria, time, plan and "
        "measures; it ends with a summary and awards.",
        f"{LAW}, Điều 17, Điều 18",
    ),
    Term(
        "registration",
        "Đăng ký thi đua",
        "Registration",
        "Đầu năm cá nhân, tập thể đăng ký danh hiệu phấn đấu; danh hiệu thi đua được xét hằng năm "
        "trên cơ sở đăng ký này.",
        "At the beginning of the year people and collectives register the title they strive for; "
        "titles are considered yearly on that ground.",
        f"{LAW}, Điều 19",
    ),
    Term(
        "direct_worker",
        "Người lao động trực tiếp",
        "Direct worker",
        "Người trực tiếp làm chuyên môn, không giữ chức vụ lãnh đạo. Luật yêu cầu quan tâm khen "
        "thưởng họ; báo cáo thống kê tính riêng tỷ lệ này.",
        "Who does the work itself and leads nobody. The law asks for attention to them; their "
        "share stands apart in the statistics.",
        f"{LAW}, Điều 5",
    ),
    Term(
        "stand_in",
        "Người làm thay khi vắng mặt",
        "Stand-in",
        "Người được giao làm thay một vai trò từ ngày đến ngày khi người giữ vai trò vắng mặt. "
        "Phiếu bầu trong Hội đồng thì không giao được.",
        "Who holds a role from a day to a day for somebody who is away. A vote in a council cannot "
        "be handed over.",
    ),
)
