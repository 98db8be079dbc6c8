using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>The events of a bot.</summary>
internal sealed class BotHub(StreamServices services, ITradingJournal journal, Instrument instrument, TenantKey bot)
    : LosslessHub<BotEvent, BotEntryType>(services)
{
    public override async ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var snapshot = await FindAsync();
        return new BotSnapshotType(Epoch, Services.Now, snapshot, new BotType(instrument, snapshot));
    }

    public override async Task<IReadOnlyList<BotEntryType>> ReadStoredAsync(
        long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var page = await journal.ReadEventsAsync(bot, afterSequence, limit, cancellationToken);
        return [.. page.Select(entry => BotEntryType.Of(Epoch, instrument, entry))];
    }

    protected override long SequenceOf(BotEvent item) => item.Sequence;

    protected override ValueTask<BotEntryType> ToChangeAsync(BotEvent item, CancellationToken cancellationToken) =>
        new(BotEntryType.Of(Epoch, instrument, item));

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        AddSource(await Services.Streams.SubscribeAsync<BotEvent>(StreamNames.BotEventsOf(bot), Accept));
        return (await Services.GetDataEpochAsync(cancellationToken), (await FindAsync()).LastSequence);
    }

    // The hub works for all who listen, whoever of them came first.
    private async Task<BotSnapshot> FindAsync()
    {
        CallerContext.Current = Caller.OfService(bot.Tenant);
        return await Services.Grains.GetBot(bot).GetSnapshot() ?? throw ApiErrors.NotFound("bot", bot.ToString());
    }
}
