using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Access;

/// <summary>Decides by the caller's role and scopes who may ask for a field.</summary>
internal sealed class FieldAccess : IAuthorizationHandler
{
    public AuthorizeResult Authorize(IResolverContext context, AuthorizeAttribute directive)
    {
        var access = context.Services.GetRequiredService<ICallerContext>();
        if (access.IsAnonymous)
            return AuthorizeResult.NotAuthenticated;
        return IsAllowed(directive, access.Caller) ? AuthorizeResult.Allowed : AuthorizeResult.NotAllowed;
    }

    private static bool IsAllowed(AuthorizeAttribute directive, Caller caller) =>
        (directive.Policy is null || AccessPolicies.Allows(directive.Policy, caller))
        && (directive.Roles.Length == 0 || directive.Roles.Any(role =>
            Enum.TryParse<AccessRole>(role, ignoreCase: true, out var needed) && caller.Role >= needed));
}
