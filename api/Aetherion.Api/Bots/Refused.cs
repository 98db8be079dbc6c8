using Aetherion.Api.Tenants;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The input is well-formed; the state of the service, or a limit, stands against it.")]
internal sealed record Refused(string Code, string Message) : IUserError, IMutationError
{
    [GraphQLDescription(
        "With QUOTA_EXCEEDED: the quota of the plan that is used up; null for a bound that every plan has.")]
    public QuotaType? Quota { get; private init; }

    [GraphQLDescription(
        "In how many milliseconds the same may be asked again; null where waiting alone does not help.")]
    public int? RetryAfterMs { get; private init; }

    public static Refused Of(Refusal refusal) => new(refusal.Code, refusal.Message)
    {
        Quota = refusal.Quota is { } use ? new QuotaType(use) : null,
        RetryAfterMs = refusal.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalMilliseconds) : null,
    };

    public static Refused NotFound(string what, string id) => new(
        ApiErrorCodes.NotFound, $"There is no {what} '{id}'. Check the id; ids are as the API returned them.");
}
