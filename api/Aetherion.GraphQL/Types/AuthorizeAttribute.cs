namespace Aetherion.GraphQL.Types;

/// <summary>
/// The field, or every field the class has, may be asked for only by who meets the policy and has one of the roles.
/// What both words mean says the application's <see cref="Execution.IAuthorizationHandler"/>. Several must all be met.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method
        | AttributeTargets.Property,
    AllowMultiple = true)]
public sealed class AuthorizeAttribute(string? policy = null) : Attribute
{
    public string? Policy { get; set; } = policy;

    /// <summary>Any of them is enough; none asks for no role.</summary>
    public string[] Roles { get; set; } = [];
}
