using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Composition;

/// <summary>
/// Puts what is done with bots among the inputs of the venue that their instrument is of, so that a recording has it in its order.
/// </summary>
/// <param name="services">The feeds are looked up when the first bot asks: they need the grains, which need this.</param>
internal sealed class RecordingBotLog(IServiceProvider services) : IBotCommandLog
{
    private VenueFeedWorker[]? _feeds;

    private VenueFeedWorker[] Feeds => _feeds ??= [.. services.GetServices<VenueFeedWorker>()];

    public bool Records(InstrumentId instrument) => Find(instrument) is not null;

    public ValueTask AppendAsync(BotCommand command) =>
        Find(command.Configuration.Symbol.Instrument) is { } feed
            ? feed.NoteAsync(BotCommandRow.Encode(command))
            : ValueTask.CompletedTask;

    private VenueFeedWorker? Find(InstrumentId instrument) => Array.Find(Feeds, feed => feed.Venue == instrument.Venue);
}
