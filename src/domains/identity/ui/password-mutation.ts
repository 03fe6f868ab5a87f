/** Names the change of the own password: while it lasts, the session of this page ends and another begins. */
export const passwordMutation = ['own_password'];
