using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Access;

/// <summary>A key after a change, with its text when it is new; or why nothing was changed.</summary>
internal sealed record ApiKeyChange(ApiKey? Key, string? Secret, IMutationError? Error)
{
    public static ApiKeyChange Refuse(IMutationError error) => new(null, null, error);
}
