using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Names the states of a fit: those of the model it continues, or by their moments.</summary>
internal static class StateNames
{
    /// <returns>
    /// The names, and why the fit cannot continue the model that it was to continue, so that its states are named by their moments;
    /// null where it can, or was to continue none.
    /// </returns>
    public static (ImmutableArray<Regime> Names, string? Refusal) Of(
        TrainingRequest request, GaussianHmm fitted, StandardScaler scaler)
    {
        if (request.Previous is not { } previous)
            return (ByMoments(request, fitted), null);
        if (!previous.Features.SequenceEqual(request.Features) || previous.Preset != request.Preset)
        {
            return (
                ByMoments(request, fitted),
                $"The model {previous.Version} looks at other features or has another preset; name the states afresh.");
        }

        StateMatch match = StateMatching.Match(
            previous.HiddenMarkov, previous.Scaler, fitted, scaler, request.Matching);
        return match.Refusal is { } refusal
            ? (ByMoments(request, fitted), refusal)
            : ([.. match.PreviousStates.Select(state => previous.Regimes[state])], null);
    }

    private static ImmutableArray<Regime> ByMoments(TrainingRequest request, GaussianHmm fitted) =>
        request.Preset == RegimePreset.Liquidity
            ? RegimeLabeler.NameByLiquidity(fitted, request.Features)
            : RegimeLabeler.Name(fitted, request.Features);
}
