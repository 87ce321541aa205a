//! Children, classmates, teachers and school contacts (PLATFORM facts 1.6, 1.9 to 1.11).

use serde_json::{Value, json};

use crate::platform::simulator::family::{Child, Classmate, ClassmateGuardian, Contact, Teacher};
use crate::platform::simulator::guid::guid;

/// A child of `GetChildren`, which tells neither school nor class.
pub(in crate::platform::simulator) fn child(child: &Child) -> Value {
    json!({
        "Name": format!("{} (elev)", child.name()),
        "Id": child.id(),
        "SDSId": child.sds_id(),
        "Status": child.forms.join(";"),
        "UserType": "Student",
        "SchoolId": child.school_id(),
        "SchoolName": null,
        "GroupId": null,
        "GroupName": null,
        "Classes": format!("VHsidan_{};Section_{}", guid("page", &child.school), class_id(child)),
        "isSameSDSId": false,
        "ResultUnitId": null,
        "ResultUnitName": null,
        "UnitId": null,
        "UnitName": null,
    })
}

/// The other children of the class.
pub(in crate::platform::simulator) fn classmates(child: &Child) -> Value {
    child.classmates.iter().map(|mate| classmate(child, mate)).collect()
}

fn classmate(child: &Child, mate: &Classmate) -> Value {
    json!({
        "ID": 0,
        "BATCH": null,
        "SIS_ID": guid("classmate", &format!("{} {}", mate.first, mate.last)),
        "USERNAME": null,
        "SCHOOL_SIS_ID": null,
        "EMAILADDRESS": null,
        "STATUS": null,
        "ERRORCODE": 0,
        "PRIMARY_SCHOOL_SIS_ID": null,
        "MENTOR_SIS_ID": null,
        "FIRSTNAME": mate.first,
        "LASTNAME": mate.last,
        "ACTIVE": false,
        "Guardians": mate.guardians.iter().map(guardian).collect::<Vec<_>>(),
        "ClassName": child.class,
        "ClassId": class_id(child),
    })
}

fn guardian(guardian: &ClassmateGuardian) -> Value {
    json!({
        "SOCIALNUMBER": null,
        "DISPLAYNAME": null,
        "FIRSTNAME": guardian.first,
        "LASTNAME": guardian.last,
        "ADDRESS": guardian.address,
        "CITY": null,
        "POCODE": null,
        "TELHOME": null,
        "TELMOBILE": guardian.mobile,
        "EMAILHOME": guardian.email,
        "SECTION_NAME": null,
        "SECTION_ID": null,
        "TERM_STARTDATE": null,
        "TERM_ENDDATE": null,
        "GROUPTYPE": null,
        "STUDENT_FIRSTNAME": null,
        "STUDENT_LASTNAME": null,
        "STUDENT_ID": null,
    })
}

/// The teachers of one school form.
pub(in crate::platform::simulator) fn teachers(child: &Child, form: &str) -> Value {
    let ids = 156_001..;
    child
        .teachers
        .iter()
        .zip(ids)
        .filter(|(teacher, _)| teacher.form == form)
        .map(|(found, id)| teacher(child, found, id))
        .collect()
}

fn teacher(child: &Child, teacher: &Teacher, id: u32) -> Value {
    json!({
        "ID": id,
        "BATCH": teacher.form,
        "SIS_ID": guid("teacher", &format!("{} {}", teacher.first, teacher.last)),
        "USERNAME": format!("{}.{}", teacher.first, teacher.last).to_lowercase(),
        "SCHOOL_SIS_ID": child.school_id(),
        "EMAILADDRESS": teacher.email,
        // The platform has a space in front of it.
        "STATUS": format!(" {}", teacher.form),
        "ERRORCODE": 0,
        "FIRSTNAME": teacher.first,
        "LASTNAME": teacher.last,
        "ACTIVE": true,
        "TELWORK": teacher.phone,
    })
}

/// Whom to turn to at the school.
pub(in crate::platform::simulator) fn contacts(child: &Child) -> Value {
    child.contacts.iter().map(contact).collect()
}

fn contact(contact: &Contact) -> Value {
    json!({
        "Title": contact.title,
        "Name": contact.name,
        "Phone": contact.phone,
        "Email": contact.email,
        "SchoolName": contact.school,
        "ClassName": contact.class,
    })
}

fn class_id(child: &Child) -> String {
    guid("class", &format!("{} {}", child.school, child.class))
}
