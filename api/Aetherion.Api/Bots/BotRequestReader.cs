using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Makes a request of an input, or says everything that is wrong with it.</summary>
internal sealed class BotRequestReader(ICallerContext caller, BotReader bots, IInstrumentCatalog catalog)
{
    public const decimal ExposureDefault = 0.5m;
    public const decimal InitialBalanceDefault = 100_000m;
    public const decimal InitialBalanceMax = 1_000_000_000_000m;

    public (CreateBotRequest? Request, ImmutableArray<IMutationError> Errors) Read(CreateBotInput input)
    {
        var errors = ImmutableArray.CreateBuilder<IMutationError>();
        var id = ReadId(input, errors);
        var instrument = ReadInstrument(input, errors);
        CheckTerms(input, errors);
        var account = ReadAccount(input, id, errors);
        if (errors.Count > 0)
            return (null, errors.ToImmutable());
        var configuration = new BotConfiguration(
            input.Name.Trim(),
            new SymbolKey(instrument),
            input.Timeframe,
            input.Strategy,
            account,
            input.Exposure ?? ExposureDefault);
        return (new CreateBotRequest(id!, configuration, input.InitialBalance ?? InitialBalanceDefault), []);
    }

    private static string? ReadId(CreateBotInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        var id = input.Name.Length > BotName.LengthMax ? null : BotName.ToId(input.Name);
        if (id is null)
        {
            errors.Add(InvalidInput.At(
                "name", $"A name has from 1 to {BotName.LengthMax} characters, a letter a-z or a digit among them."));
        }
        return id;
    }

    private InstrumentId ReadInstrument(CreateBotInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (InstrumentId.TryParse(input.InstrumentId, null, out var id)
            && catalog.Active.Any(active => active.Id == id))
            return id;
        errors.Add(InvalidInput.At(
            "instrumentId",
            $"'{input.InstrumentId}' is no instrument that is fed. Ask instruments for their ids, such as "
            + $"{catalog.Active.FirstOrDefault()?.Id.ToString() ?? "sim:BTC-USD"}."));
        return default;
    }

    private static void CheckTerms(CreateBotInput input, ImmutableArray<IMutationError>.Builder errors)
    {
        if (!Timeframes.WithRegimes.Contains(input.Timeframe))
        {
            errors.Add(InvalidInput.At(
                "timeframe", $"Bots work at one of {string.Join(", ", Timeframes.WithRegimes)}, not "
                + $"{input.Timeframe}."));
        }
        if (!StrategyNames.All.Contains(input.Strategy))
        {
            errors.Add(InvalidInput.At(
                "strategy", $"There is no strategy '{input.Strategy}'; use one of "
                + $"{string.Join(", ", StrategyNames.All)}."));
        }
        if (input.Exposure is <= 0 or > 1)
            errors.Add(InvalidInput.At("exposure", "The exposure is above 0 and at most 1."));
        if (input.InitialBalance is <= 0 or > InitialBalanceMax)
        {
            errors.Add(InvalidInput.At(
                "initialBalance",
                string.Create(
                    CultureInfo.InvariantCulture, $"The balance is above 0 and at most {InitialBalanceMax}.")));
        }
    }

    private TenantKey ReadAccount(CreateBotInput input, string? id, ImmutableArray<IMutationError>.Builder errors)
    {
        if (input.AccountId is not { } accountId)
            return id is null ? default : new TenantKey(caller.Tenant, id);
        if (bots.TryParseOwnAccount(accountId, out var account))
            return account;
        errors.Add(BotReader.IsAccountId(accountId)
            ? Refused.NotFound("account", accountId)
            : InvalidInput.At("accountId", $"'{accountId}' is no id of an account. Leave it out to open a new one."));
        return default;
    }
}
