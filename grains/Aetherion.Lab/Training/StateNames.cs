using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>Names the states of a fit: those of the model it continues, or by their moments.</summary>
internal static class StateNames
{
    public static ImmutableArray<Regime> Of(TrainingRequest request, GaussianHmm fitted, StandardScaler scaler)
    {
        if (request.Previous is { } previous)
            return Continued(request, previous, fitted, scaler);
        return request.Preset == RegimePreset.Liquidity
            ? RegimeLabeler.NameByLiquidity(fitted, request.Features)
            : RegimeLabeler.Name(fitted, request.Features);
    }

    private static ImmutableArray<Regime> Continued(
        TrainingRequest request, RegimeModel previous, GaussianHmm fitted, StandardScaler scaler)
    {
        if (!previous.Features.SequenceEqual(request.Features) || previous.Preset != request.Preset)
        {
            throw new RefitRefusedException(
                $"The model {previous.Version} looks at other features or has another preset; name the states afresh.");
        }

        StateMatch match = StateMatching.Match(
            previous.HiddenMarkov, previous.Scaler, fitted, scaler, request.Matching);
        if (match.Refusal is { } refusal)
            throw new RefitRefusedException(refusal);
        return [.. match.PreviousStates.Select(state => previous.Regimes[state])];
    }
}
