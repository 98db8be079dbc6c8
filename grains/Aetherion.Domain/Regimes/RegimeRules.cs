namespace Aetherion.Domain.Regimes;

/// <summary>The reason codes of regime transitions.</summary>
public static class RegimeRules
{
    /// <summary>The first label since the start.</summary>
    public const string FirstLabel = "FIRST_LABEL";

    /// <summary>Crisis was probable enough to break in at once.</summary>
    public const string CrisisBreakIn = "CRISIS_BREAK_IN";

    /// <summary>Another regime was confident and confirmed, and the label had lasted long enough.</summary>
    public const string ConfidenceAfterDwell = "CONFIDENCE_AFTER_DWELL";

    /// <summary>Crisis became improbable; the regime that is most probable beside it follows.</summary>
    public const string CrisisOver = "CRISIS_OVER";
}
