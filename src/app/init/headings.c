#include "app/init/headings.h"

#include "read/csv.h"
#include "region/names.h"

/* By OF_…; folded, between bars. */
static const char *const headings[OF_COUNT] = {
    [OF_ID] = "|id|",
    [OF_NAME] = "|name|doctor|doctorname|fullname|氏名|名前|お名前|医師|医師名|医師氏名|先生|",
    [OF_KANA] = "|kana|reading|かな|カナ|よみ|ヨミ|読み|よみがな|読み仮名|ふりがな|フリガナ|",
    [OF_CLINIC] = "|clinic|clinicname|hospital|practice|医療機関|医療機関名|医院|医院名|診療所|"
                  "診療所名|病院|病院名|施設|施設名|勤務先|所属|所属医療機関|",
    [OF_DEPARTMENTS] = "|department|departments|specialty|speciality|specialties|診療科|診療科目|"
                       "標榜科|科|科目|専門|",
    [OF_TAGS] = "|tag|tags|札|",
    [OF_AREA] = "|area|district|地区|地域|ブロック|班|",
    [OF_PHONE] =
        "|phone|tel|telephone|phonenumber|mobile|電話|電話番号|tel番号|携帯|携帯電話|携帯番号|"
        "連絡先|",
    [OF_ADDRESS] = "|address|住所|所在地|",
    [OF_CLOSED] = "|closed|closingdays|休診日|定休日|休業日|",
    [OF_NEVER] = "|never|常に不可|当番不可|不可|不可曜日|出られない日|出られない曜日|",
};

int
heading_of(const char *text)
{
    g_autofree char *folded = name_fold(text);
    for (int i = 0; i < OF_COUNT; i++) {
        g_autofree char *known = name_fold(headings[i]);
        if (csv_is_among(folded, known))
            return i;
    }
    return -1;
}
