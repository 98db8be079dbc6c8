using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Composition;

/// <summary>
/// Puts what is done with bots among the inputs of the venue that their instrument is of, so that a recording has it in its order; or
/// beside the turns of an instrument that several venues feed.
/// </summary>
/// <param name="services">The feeds are looked up when the first bot asks: they need the grains, which need this.</param>
internal sealed class RecordingBotLog(IServiceProvider services) : IBotCommandLog
{
    private VenueFeedWorker[]? _feeds;
    private FallbackRecording? _fallbacks;

    private FallbackRecording Fallbacks => _fallbacks ??= services.GetRequiredService<FallbackRecording>();

    private VenueFeedWorker[] Feeds => _feeds ??= [.. services.GetServices<VenueFeedWorker>()];

    public bool Records(InstrumentId instrument) => Fallbacks.Records(instrument) || Find(instrument) is not null;

    public ValueTask AppendAsync(BotCommand command)
    {
        var instrument = command.Configuration.Symbol.Instrument;
        if (Find(instrument) is { } feed)
            return feed.NoteAsync(BotCommandRow.Encode(command));
        if (Fallbacks.Records(instrument))
            Fallbacks.Note(BotCommandRow.Encode(command));
        return ValueTask.CompletedTask;
    }

    private VenueFeedWorker? Find(InstrumentId instrument) => Array.Find(Feeds, feed => feed.Venue == instrument.Venue);
}
