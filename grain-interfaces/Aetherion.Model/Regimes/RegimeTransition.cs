using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>A change of the steady label.</summary>
/// <param name="Id">Made from the key and <paramref name="Number"/>: the same on every run.</param>
/// <param name="Number">Counts the key's transitions from 1.</param>
/// <param name="BarSequence">The bar at whose close it was decided; it acts from the next one.</param>
/// <param name="ReasonCode">The rule that fired, for example <c>CONFIDENCE_AFTER_DWELL</c>.</param>
/// <param name="PreviousDwellBars">How many bars the previous label lasted.</param>
/// <param name="Explanation">Why; null in transitions of earlier versions, and when the model could not be read.</param>
public sealed record RegimeTransition(
    string Id,
    RegimeKey Key,
    long Number,
    Regime Previous,
    Regime Current,
    double Confidence,
    int State,
    RegimeProbabilities Probabilities,
    long BarSequence,
    DateTime BarCloseTime,
    long PreviousDwellBars,
    string ReasonCode,
    string ModelVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RegimeExplanation? Explanation = null);
