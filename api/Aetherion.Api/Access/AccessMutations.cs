using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[MutationType]
[Authorize(AccessPolicies.Admin)]
internal static class AccessMutations
{
    [GraphQLDescription("Makes an API key. Its secret is in this answer and never again.")]
    public static async Task<ApiKeyPayload> CreateApiKeyAsync(
        ApiKeyManager keys, CreateApiKeyInput input, CancellationToken cancellationToken) =>
        ToPayload(await keys.CreateAsync(input, cancellationToken), input.ClientMutationId);

    [GraphQLDescription("Makes a key like the given one, which goes on being taken for a while.")]
    public static async Task<ApiKeyPayload> RotateApiKeyAsync(
        ApiKeyManager keys, RotateApiKeyInput input, CancellationToken cancellationToken) =>
        ToPayload(await keys.RotateAsync(input, cancellationToken), input.ClientMutationId);

    [GraphQLDescription("Refuses a key from now on: within five seconds everywhere, on open sockets too.")]
    public static async Task<ApiKeyPayload> RevokeApiKeyAsync(
        ApiKeyManager keys, RevokeApiKeyInput input, CancellationToken cancellationToken) =>
        ToPayload(await keys.RevokeAsync(input, cancellationToken), input.ClientMutationId);

    private static ApiKeyPayload ToPayload(ApiKeyChange change, string? clientMutationId)
    {
        ImmutableArray<IMutationError> errors = change.Error is { } error ? [error] : [];
        return new ApiKeyPayload(
            change.Key is { } key ? new ApiKeyType(key) : null, change.Secret, errors, clientMutationId);
    }
}
