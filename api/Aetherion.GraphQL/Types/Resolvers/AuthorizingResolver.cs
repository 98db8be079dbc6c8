using Aetherion.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Asks whether the field may be asked for before it is resolved.</summary>
internal sealed class AuthorizingResolver(FieldResolver inner, IReadOnlyList<AuthorizeAttribute> directives)
    : FieldResolver
{
    public override bool IsAsync => inner.IsAsync;

    public override object? Resolve(ResolverContext context)
    {
        Require(context);
        return inner.IsPure ? inner.ResolvePure(context.ParentValue) : inner.Resolve(context);
    }

    public override ValueTask<object?> ResolveAsync(ResolverContext context)
    {
        Require(context);
        return inner.IsPure
            ? new ValueTask<object?>(inner.ResolvePure(context.ParentValue))
            : inner.ResolveAsync(context);
    }

    private void Require(ResolverContext context)
    {
        var handler = context.Services.GetService<IAuthorizationHandler>()
            ?? throw new InvalidOperationException(
                $"{context.Field.DeclaringName}.{context.Field.Name} carries [Authorize], but no IAuthorizationHandler "
                + "is registered.");
        foreach (var directive in directives)
        {
            switch (handler.Authorize(context, directive))
            {
                case AuthorizeResult.Allowed:
                    continue;
                case AuthorizeResult.NotAuthenticated:
                    throw Refuse("Sign in to ask for this field.", ErrorCodes.Unauthenticated);
                default:
                    throw Refuse("Your role or scopes do not allow this field.", ErrorCodes.Forbidden);
            }
        }
    }

    private static GraphQLException Refuse(string message, string code) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(code).Build());
}
