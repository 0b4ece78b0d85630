namespace CallingDomain.Contacts;

/// <summary>Somebody, as the permissions see them.</summary>
/// <param name="Role">Who they are.</param>
/// <param name="HasItemTypesTool">For a user: whether the profile enables Contact Item Types in the Tools of its permissions.</param>
/// <remarks>Immutable, thread-safe. Default: nobody, who may do nothing.</remarks>
public readonly record struct ContactActor(ContactRole Role, bool HasItemTypesTool = false);
