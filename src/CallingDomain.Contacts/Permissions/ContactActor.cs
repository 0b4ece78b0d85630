namespace CallingDomain.Contacts;

/// <summary>The role and settings of a person that decide what the person may do with contacts.</summary>
/// <param name="Role">The role.</param>
/// <param name="HasItemTypesTool">For a user: whether the profile enables Contact Item Types in the Tools of its permissions.</param>
/// <remarks>Immutable, thread-safe. Default: an actor without a role, who may do nothing.</remarks>
public readonly record struct ContactActor(ContactRole Role, bool HasItemTypesTool = false);
