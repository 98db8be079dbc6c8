using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Models;

/// <summary>Makes a request of an input, or says everything that is wrong with it.</summary>
internal sealed class TrainingRequestReader(ModelChanges changes, IInstrumentCatalog catalog, IBarFolder folder)
{
    public const int StateCountMin = 2;

    /// <summary>The states of the preset by liquidity.</summary>
    public const int LiquidityStateCount = 3;

    private const int StateCountDefault = 4;

    public (TrainingJobRequest? Request, ImmutableArray<IMutationError> Errors) Read(TrainModelInput input)
    {
        var errors = ImmutableArray.CreateBuilder<IMutationError>();
        var instrument = ReadInstrument(input, errors);
        CheckScope(input, errors);
        CheckFamily(input, errors);
        var stateCount = ReadStateCount(input, errors);
        if (input.Seed < 0)
            errors.Add(InvalidInput.At("seed", "The seed is 0 or above."));
        if (input.From >= input.To)
            errors.Add(InvalidInput.At("from", "The window ends before it begins: swap from and to."));
        CheckFile(input, errors);
        if (errors.Count > 0)
            return (null, errors.ToImmutable());
        var scope = new ModelScope(input.Family, instrument, input.Timeframe);
        return (new TrainingJobRequest(scope, instrument, input.Timeframe, changes.Actor)
        {
            File = input.File,
            From = input.From,
            To = input.To,
            Preset = input.Preset,
            StateCount = stateCount,
            Seed = input.Seed,
            IsNamedAfresh = input.IsNamedAfresh,
            Use = input.Use,
        }, []);
    }

    private InstrumentId ReadInstrument(TrainModelInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (InstrumentId.TryParse(input.InstrumentId, null, out var id) && catalog.TryGet(id, out _))
            return id;
        errors.Add(InvalidInput.At(
            "instrumentId",
            $"'{input.InstrumentId}' is no instrument here. Ask instruments for their ids, such as "
            + $"{catalog.Active.FirstOrDefault()?.Id.ToString() ?? "sim:BTC-USD"}."));
        return default;
    }

    private static void CheckScope(TrainModelInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (!Timeframes.WithRegimes.Contains(input.Timeframe))
        {
            errors.Add(InvalidInput.At(
                "timeframe", $"Models are for one of {string.Join(", ", Timeframes.WithRegimes)}, not "
                + $"{input.Timeframe}."));
        }
        if (!ModelFamilies.IsFamily(input.Family))
        {
            errors.Add(InvalidInput.At(
                "family", $"'{input.Family}' is no family of models; such as {ModelFamilies.Regime}."));
        }
    }

    /// <summary>What a family does not have is refused rather than passed over.</summary>
    private static void CheckFamily(TrainModelInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (input.Family == ModelFamilies.Regime || !ModelFamilies.IsFamily(input.Family))
            return;
        Refuse("preset", input.Preset != RegimePreset.Regimes);
        Refuse("stateCount", input.StateCount is not null);
        Refuse("isNamedAfresh", input.IsNamedAfresh);

        void Refuse(string field, bool isGiven)
        {
            if (isGiven)
                errors.Add(InvalidInput.At(field, $"Only {ModelFamilies.Regime} models have states. Leave it out."));
        }
    }

    private void CheckFile(TrainModelInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (input.File is not { } file)
            return;
        if (BarFileName.WhyNot(file) is { } fault)
            errors.Add(InvalidInput.At("file", fault));
        else if (folder.WhyNot(file) is { } refusal)
            errors.Add(Refused.Of(refusal));
    }

    private static int ReadStateCount(TrainModelInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        var isLiquidity = input.Preset == RegimePreset.Liquidity;
        var count = input.StateCount ?? (isLiquidity ? LiquidityStateCount : StateCountDefault);
        if (isLiquidity && count != LiquidityStateCount)
        {
            errors.Add(InvalidInput.At(
                "stateCount",
                $"The preset by liquidity has {LiquidityStateCount} states, not {count}. Leave the number out."));
        }
        else if (count is < StateCountMin or > StateProbabilities.Capacity)
        {
            errors.Add(InvalidInput.At(
                "stateCount",
                $"A model has from {StateCountMin} to {StateProbabilities.Capacity} states, not {count}."));
        }
        return count;
    }
}
