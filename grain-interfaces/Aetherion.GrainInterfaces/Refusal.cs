using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Why a request was not carried out; nothing was changed.</summary>
/// <param name="Code">Stable, for programs: <c>CATEGORY_CONDITION</c>.</param>
/// <param name="Message">For people: what is wrong and what to do.</param>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>The quota of the plan that is used up; null for any other reason.</summary>
    public QuotaUse? Quota { get; init; }

    /// <summary>In what time the same request may be made; null when waiting alone does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
