namespace Aetherion.GraphQL.Execution;

/// <summary>Whether somebody may ask for a field.</summary>
public enum AuthorizeResult
{
    /// <summary>The field is resolved.</summary>
    Allowed,

    /// <summary>Nobody has signed in: the field fails with <c>UNAUTHENTICATED</c>.</summary>
    NotAuthenticated,

    /// <summary>Whoever has signed in may not: the field fails with <c>FORBIDDEN</c>.</summary>
    NotAllowed,
}
