using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Model;
using Aetherion.Postgres;

namespace Aetherion.Host.Commands;

/// <summary>An anomaly model beside the champion of a symbol and timeframe, as their monitor stored it last.</summary>
/// <param name="StoredTime">UTC.</param>
/// <param name="Champion">Null while it is not known.</param>
/// <param name="Shares">How often the model would have spoken up.</param>
/// <param name="Flags">Which of the same bars both flagged.</param>
internal sealed record ChallengeFigures(
    RegimeKey Key, DateTime StoredTime, string? Champion, AnomalyShareWindow Shares, FlagAgreementWindow Flags)
{
    /// <summary>Where a model runs as a challenger; nowhere, if it is none of anomalies.</summary>
    public static async Task<ImmutableArray<ChallengeFigures>> ReadAsync(
        StoredStates states, RegisteredModel model, CancellationToken cancellationToken)
    {
        if (model.Scope.Family != ModelFamilies.Anomaly)
            return [];
        var stored = await states.ReadAsync<ModelMonitorState>(
            StorageNames.Market, ModelMonitorState.Name,
            key => RegimeKey.TryParse(key, null, out var of) && model.Scope.Serves(of.Symbol.Instrument, of.Timeframe),
            cancellationToken);
        return [.. stored.Where(state => state.State.Monitor.AnomalyChallenger?.Version == model.Version).Select(Of)];
    }

    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Key} beside {Champion ?? "no known model"}, as stored {StoredTime:u}: flagged {Shares.Flagged ?? 0:P1} of {Shares.BarCount:#,0} bars. ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"Of {Flags.BarCount:#,0} bars both flagged {Flags.Both}, the champion alone {Flags.ChampionOnly}, this one alone {Flags.ChallengerOnly}")
        + (Flags.Kappa is { } kappa ? string.Create(CultureInfo.InvariantCulture, $"; kappa {kappa:0.00}") : "");

    public object ToObject() => new
    {
        key = Key.ToString(),
        StoredTime,
        Champion,
        Shares.BarCount,
        flaggedShare = Shares.Flagged,
        alarmShare = Shares.Alarms,
        comparedBarCount = Flags.BarCount,
        flaggedByBoth = Flags.Both,
        flaggedByChampionOnly = Flags.ChampionOnly,
        flaggedByChallengerOnly = Flags.ChallengerOnly,
        flagKappa = Flags.Kappa,
    };

    private static ChallengeFigures Of(StoredState<ModelMonitorState> stored)
    {
        var challenger = stored.State.Monitor.AnomalyChallenger!;
        var shares = new AnomalyShareWindow(Math.Max(1, challenger.Levels.Length));
        shares.Restore(challenger.Levels);
        var flags = new FlagAgreementWindow(Math.Max(1, challenger.Flags.Length));
        flags.Restore(challenger.Flags);
        return new ChallengeFigures(
            RegimeKey.Parse(stored.Key), stored.StoredTime, stored.State.Monitor.Anomalies?.Version, shares, flags);
    }
}
