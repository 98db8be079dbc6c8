using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Grains.Regimes;
using Aetherion.Host.Commands;
using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Silo.Venues;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>
/// Records what reaches the sessions with venues, a folder for each. Sessions never wait for it, and a recording that ends before
/// its time is an error in the log and nothing else.
/// </summary>
internal sealed class RecordingInputLog(
    string folder, IRegimeModels models, TimeProvider time, ILogger<RecordingInputLog> logger)
    : IVenueInputLog, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Recorded> _venues = new(StringComparer.Ordinal);

    public void Begin(string venue, VenueSessionOptions options) => Begin(venue, RecordedSessions.Describe(options));

    /// <summary>The inputs of something that is no venue's session follow.</summary>
    /// <param name="session">What a replay has to know of it.</param>
    public void Begin(string venue, JsonObject session)
    {
        var target = Path.Combine(folder, venue);
        var manifest = new RecordingManifest(
            RecordingFormat.Version, RecordingContent.Inputs, venue, time.GetUtcNow().UtcDateTime,
            RecordingsCommand.ProductName, RecordingManifest.LiveSource)
        {
            Session = session,
        };
        try
        {
            var recorder = new VenueRecorder(RecordingWriter.Create(target, manifest, time), time, why => Failed(venue, why));
            _venues[venue] = new Recorded(target, manifest, recorder);
            logger.LogInformation("Recording {Venue} in {Folder}", venue, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RecordingException)
        {
            Failed(venue, exception.Message);
        }
    }

    public void Append(string venue, in VenueInput input)
    {
        if (!_venues.TryGetValue(venue, out var recorded))
            return;
        recorded.Recorder.Record(input);
        if (input.Kind == VenueInputKind.Wanted && InstrumentId.TryParse($"{venue}:{input.Target}", null, out var id))
            recorded.Naming = NameModelsAsync(recorded, recorded.Naming, id);
    }

    public void End(string venue, string? failure)
    {
        if (_venues.TryGetValue(venue, out var recorded))
            recorded.Ending = EndAsync(venue, recorded, failure);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var recorded in _venues.Values)
        {
            await recorded.Ending;
            await recorded.Recorder.DisposeAsync();
        }
    }

    private async Task EndAsync(string venue, Recorded recorded, string? failure)
    {
        await recorded.Naming;
        if (await recorded.Recorder.CompleteAsync(failure ?? "the service stopped", isEarly: failure is not null) is { } end)
            logger.LogInformation("Recorded {Rows} inputs of {Venue}", end.Rows, venue);
    }

    /// <summary>Puts the models of a symbol into the manifest, so that a replay takes them whoever was promoted since.</summary>
    private async Task NameModelsAsync(Recorded recorded, Task before, InstrumentId id)
    {
        await before;
        try
        {
            var named = recorded.Manifest.Models.ToBuilder();
            foreach (var timeframe in Timeframes.WithRegimes)
                named[$"{id}/{timeframe}"] = (await models.GetAsync(id, timeframe, null, CancellationToken.None)).Version;
            recorded.Manifest = recorded.Manifest with { Models = named.ToImmutable() };
            RecordingDocuments.Write(recorded.Folder, RecordingFormat.ManifestName, recorded.Manifest);
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The models of {Id} are not named in its recording", id);
        }
    }

    private void Failed(string venue, string why) =>
        logger.LogError("The recording of {Venue} ends here, the feed goes on: {Why}", venue, why);

    private sealed class Recorded(string folder, RecordingManifest manifest, VenueRecorder recorder)
    {
        public string Folder { get; } = folder;

        public VenueRecorder Recorder { get; } = recorder;

        public RecordingManifest Manifest { get; set; } = manifest;

        public Task Naming { get; set; } = Task.CompletedTask;

        public Task Ending { get; set; } = Task.CompletedTask;
    }
}
