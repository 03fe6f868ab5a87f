import { composingErrors } from './composing-errors.ts';
import { connectionErrors } from './connection-errors.ts';
import { directoryErrors } from './directory-errors.ts';
import { importErrors } from './import-errors.ts';
import { languageModelErrors } from './language-model-errors.ts';
import { notificationErrors } from './notification-errors.ts';
import { peopleErrors } from './people-errors.ts';
import { recommendationErrors } from './recommendation-errors.ts';
import { signInErrors } from './sign-in-errors.ts';
import { teachingErrors } from './teaching-errors.ts';
import { telegramErrors } from './telegram-errors.ts';

/**
 * Every error people can meet: its HTTP status and its sentence in both languages. Codes are stable: programs
 * outside match on them. {{…}} are parameters.
 */
export const errorCodes = {
  'request.invalid': {
    status: 400,
    ru: 'Запрос составлен неверно: {{detail}}.',
    en: 'The request is not valid: {{detail}}.',
  },
  'request.too_large': {
    status: 413,
    ru: 'Файл больше допустимых {{megabytes}} МБ.',
    en: 'The file is larger than the allowed {{megabytes}} MB.',
  },
  'request.too_many': {
    status: 429,
    ru: 'Слишком много запросов. Повторите через {{seconds}} с.',
    en: 'Too many requests. Try again in {{seconds}} s.',
  },
  'request.too_many_at_once': {
    status: 429,
    ru: 'Столько больших запросов сразу нельзя: {{limit}} ещё выполняются. Повторите через {{seconds}} с.',
    en: 'Too many large requests at once: {{limit}} are still under way. Try again in {{seconds}} s.',
  },
  'request.unsupported_media': {
    status: 415,
    ru: 'Такой тип содержимого не принимается.',
    en: 'This content type is not accepted.',
  },
  'sign_in.required': { status: 401, ru: 'Войдите, чтобы продолжить.', en: 'Sign in to continue.' },
  'sign_in.wrong': {
    status: 401,
    ru: 'Неверный логин или пароль.',
    en: 'Wrong login or password.',
  },
  'sign_in.throttled': {
    status: 429,
    ru: 'Слишком много попыток входа. Повторите через {{seconds}} с.',
    en: 'Too many attempts to sign in. Try again in {{seconds}} s.',
  },
  ...notificationErrors,
  ...peopleErrors,
  ...signInErrors,
  ...teachingErrors,
  ...telegramErrors,
  'link.invalid': {
    status: 422,
    ru: 'Ссылка не действует: она использована, устарела или скопирована не целиком. Запросите новую.',
    en: 'This link does not work: it was used, has run out, or was not copied whole. Ask for a new one.',
  },
  'mail.not_configured': {
    status: 409,
    ru: 'Почта на этом сервере не настроена. Обратитесь к администратору.',
    en: 'This server has no mail set up. Ask the administrator.',
  },
  'mail.refused': {
    status: 502,
    ru: 'Почтовый сервер не принял письмо: {{reason}}.',
    en: 'The mail server refused the letter: {{reason}}.',
  },
  'mail.address_refused': {
    status: 502,
    ru: 'Почтовый сервер не знает такого адреса: {{reason}}. Проверьте адрес получателя.',
    en: 'The mail server knows no such address: {{reason}}. Check the address of the recipient.',
  },
  'mail.failed': {
    status: 502,
    ru: 'Письмо не отправлено: {{reason}}. Проверьте почтовый сервер командой ./pulse doctor.',
    en: 'The letter was not sent: {{reason}}. Check the mail server with ./pulse doctor.',
  },
  'access.denied': {
    status: 403,
    ru: 'У вас нет прав на это действие.',
    en: 'You do not have permission for this.',
  },
  'access.in_person': {
    status: 403,
    ru: 'Это можно сделать только на странице, войдя в систему, а не токеном.',
    en: 'This can be done signed in at a page only, not by a token.',
  },
  'access.read_only': {
    status: 403,
    ru: 'Этот токен разрешает только чтение.',
    en: 'This token may read only.',
  },
  'access.foreign_origin': {
    status: 403,
    ru: 'Запрос пришёл с чужой страницы и отклонён.',
    en: 'The request came from a foreign page and was refused.',
  },
  'route.not_found': { status: 404, ru: 'Такой страницы нет.', en: 'There is no such page.' },
  'course.not_found': { status: 404, ru: 'Курс не найден.', en: 'The course was not found.' },
  'activity.not_found': { status: 404, ru: 'Элемент курса не найден.', en: 'The activity was not found.' },
  'question.not_found': { status: 404, ru: 'Вопрос не найден.', en: 'The question was not found.' },
  'student.not_found': { status: 404, ru: 'Студент не найден.', en: 'The student was not found.' },
  'user.not_found': { status: 404, ru: 'Пользователь не найден: {{login}}.', en: 'No such user: {{login}}.' },
  'user.exists': {
    status: 409,
    ru: 'Логин или адрес уже занят: {{login}}.',
    en: 'This login or address is already taken: {{login}}.',
  },
  'user.invalid_login': {
    status: 422,
    ru: 'Логин «{{login}}» не подходит: нужны от 2 до 64 латинских букв, цифр, точек, дефисов и подчёркиваний.',
    en: 'The login "{{login}}" will not do: use 2 to 64 Latin letters, digits, dots, hyphens and underscores.',
  },
  'user.invalid_email': {
    status: 422,
    ru: '«{{email}}» не адрес электронной почты.',
    en: '"{{email}}" is not an e-mail address.',
  },
  'user.wrong_password': {
    status: 422,
    ru: 'Текущий пароль неверен.',
    en: 'The current password is wrong.',
  },
  'user.weak_password': {
    status: 422,
    ru: 'Пароль должен быть не короче {{min}} символов.',
    en: 'The password must have at least {{min}} characters.',
  },
  'user.common_password': {
    status: 422,
    ru: 'Такой пароль легко угадать: он из списка частых или повторяет ваш логин. Придумайте другой.',
    en: 'This password is easily guessed: it is a common one or repeats your login. Choose another.',
  },
  'session.not_found': {
    status: 404,
    ru: 'Сеанс не найден: он уже завершён.',
    en: 'No such session: it has ended already.',
  },
  'token.not_found': {
    status: 404,
    ru: 'Токен не найден: он уже отозван.',
    en: 'No such token: it is revoked already.',
  },
  'token.unknown_permission': {
    status: 422,
    ru: 'Такого права нет: {{permission}}.',
    en: 'There is no such permission: {{permission}}.',
  },
  'staff.not_a_teacher': {
    status: 422,
    ru: 'У этого пользователя нет роли преподавателя.',
    en: 'This user does not have the teacher role.',
  },
  'staff.not_a_head': {
    status: 422,
    ru: 'У этого пользователя нет роли руководителя программы.',
    en: 'This user does not have the role of programme head.',
  },
  'programme.exists': {
    status: 409,
    ru: 'Программа с таким названием уже есть.',
    en: 'There is a programme of this name already.',
  },
  'programme.not_empty': {
    status: 409,
    ru: 'В программе есть курсы или группы. Сначала уберите их из неё.',
    en: 'The programme has courses or groups. Take them out of it first.',
  },
  'group.not_found': { status: 404, ru: 'Группа не найдена.', en: 'The group was not found.' },
  'programme.not_found': { status: 404, ru: 'Программа не найдена.', en: 'The programme was not found.' },
  ...connectionErrors,
  ...directoryErrors,
  ...importErrors,
  ...composingErrors,
  ...languageModelErrors,
  ...recommendationErrors,
  'task.not_found': { status: 404, ru: 'Задача не найдена.', en: 'The task was not found.' },
  'task.not_dead': {
    status: 409,
    ru: 'Запустить снова можно только задачу, которая остановилась с ошибкой.',
    en: 'Only a task that stopped with an error can be run again.',
  },
  'task.input_invalid': {
    status: 500,
    ru: 'Задача поставлена с неверными данными: {{detail}}.',
    en: 'The task was created with wrong data: {{detail}}.',
  },
  'task.timed_out': {
    status: 500,
    ru: 'Задача не уложилась в отведённое время: {{seconds}} с.',
    en: 'The task did not finish within {{seconds}} s.',
  },
  'task.worker_lost': {
    status: 500,
    ru: 'Процесс, который выполнял задачу, завершился раньше неё.',
    en: 'The process that ran the task ended before it did.',
  },
  'task.failed': {
    status: 500,
    ru: 'Непредвиденная ошибка. Подробности в журнале сервера под номером {{id}}.',
    en: 'An unexpected error. The server log has the details under {{id}}.',
  },
  'task.unknown': {
    status: 500,
    ru: 'Эта версия программы не знает такой задачи. Задача ждёт новой версии.',
    en: 'This version of the program does not know such a task. It waits for a newer version.',
  },
  'date.invalid': {
    status: 400,
    ru: '«{{value}}» не дата. Пример: 2024-11-11T00:00:00.',
    en: '"{{value}}" is not a date. Example: 2024-11-11T00:00:00.',
  },
  'data_folder.in_use': {
    status: 409,
    ru: 'Папку данных {{folder}} уже использует процесс {{pid}}. Остановите его или задайте другую PULSE_DATA_DIR.',
    en: 'The data folder {{folder}} is in use by process {{pid}}. Stop it or set another PULSE_DATA_DIR.',
  },
  'demo.not_empty': {
    status: 409,
    ru: 'В папке данных уже есть не демонстрационные данные. Для демо задайте другую PULSE_DATA_DIR.',
    en: 'The data folder already holds data that is not the demo. Set another PULSE_DATA_DIR for the demo.',
  },
  'demo.refused': {
    status: 500,
    ru: 'Ведомость демо-университета не принята. Откройте журнал импорта: там сказано почему.',
    en: 'A gradebook of the demo university was refused. The journal of imports says why.',
  },
  'data_folder.other_version': {
    status: 409,
    ru: 'Базу данных {{folder}} создала PGlite {{written}}, а эта версия программы читает PGlite {{expected}}. Запустите ту версию Pulse.EDU, которая её создала.',
    en: 'The database {{folder}} was made by PGlite {{written}}; this version of the program reads PGlite {{expected}}. Start the version of Pulse.EDU that made it.',
  },
  'data_folder.damaged': {
    status: 500,
    ru: 'База данных {{folder}} не открывается: {{detail}}. Последний снимок из папки snapshots рядом с ней вернёт ./pulse restore.',
    en: 'The database {{folder}} does not open: {{detail}}. ./pulse restore brings back the last snapshot of the folder snapshots beside it.',
  },
  'data_folder.empty': {
    status: 409,
    ru: 'В папке данных {{folder}} нет базы данных.',
    en: 'There is no database in the data folder {{folder}}.',
  },
  'archive.not_ours': {
    status: 422,
    ru: '{{file}} — не резервная копия Pulse.EDU.',
    en: '{{file}} is not a backup of Pulse.EDU.',
  },
  'archive.damaged': {
    status: 422,
    ru: 'Резервная копия {{file}} повреждена: {{detail}}. Возьмите другую.',
    en: 'The backup {{file}} is damaged: {{detail}}. Use another one.',
  },
  'archive.newer': {
    status: 422,
    ru: 'Резервную копию {{file}} сделала более новая версия Pulse.EDU, {{program}}. Восстановите её той же версией или новее.',
    en: 'The backup {{file}} was made by a newer version of Pulse.EDU, {{program}}. Restore it with that version or a newer one.',
  },
  'archive.other_version': {
    status: 422,
    ru: 'Базу данных в {{file}} создала PGlite {{written}}, а эта версия программы читает PGlite {{expected}}. Восстановите копию Pulse.EDU {{program}}.',
    en: 'The database in {{file}} was made by PGlite {{written}}; this version of the program reads PGlite {{expected}}. Restore it with Pulse.EDU {{program}}.',
  },
  'model.not_found': {
    status: 404,
    ru: 'Такой модели нет, или её нельзя применить: она не обучена до конца или сделана для другой версии программы.',
    en: 'There is no such model, or it cannot judge: its training did not end, or it was made for another version.',
  },
  'model.gate_not_passed': {
    status: 409,
    ru: 'Эта модель хуже действующей на курсах, которых не видела. Причины — на её странице.',
    en: 'This model did worse than the one that judges, on courses that it had not seen. Its page says why.',
  },
  'server.busy': {
    status: 503,
    ru: 'Сервер занят. Повторите через {{seconds}} с.',
    en: 'The server is busy. Try again in {{seconds}} s.',
  },
  'server.draining': {
    status: 503,
    ru: 'Сервер завершает работу и новых запросов не ждёт.',
    en: 'The server is about to stop and expects no new requests.',
  },
  'server.database_lost': {
    status: 503,
    ru: 'База данных не отвечает. Повторите через {{seconds}} с; если вы что-то меняли, сначала проверьте, не сохранилось ли это.',
    en: 'The database does not answer. Try again in {{seconds}} s; if you were changing something, look first whether it was saved.',
  },
  'server.not_ready': {
    status: 503,
    ru: 'Сервер ещё не готов: база данных не отвечает.',
    en: 'The server is not ready: its database does not answer.',
  },
  'server.failed': {
    status: 500,
    ru: 'Ошибка на нашей стороне. Если она повторится, сообщите администратору её номер.',
    en: 'Something went wrong on our side. If it happens again, give its number to the administrator.',
  },
} as const satisfies Record<string, { status: number; ru: string; en: string }>;

export type ErrorCode = keyof typeof errorCodes;
