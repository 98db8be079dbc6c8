using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>Decides who may ask for the fields that carry <see cref="AuthorizeAttribute"/>; called before each.</summary>
public interface IAuthorizationHandler
{
    AuthorizeResult Authorize(IResolverContext context, AuthorizeAttribute directive);
}
