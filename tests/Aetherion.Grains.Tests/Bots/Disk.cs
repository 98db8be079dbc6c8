using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aetherion.Grains.Bots;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>Grain states as JSON with checked etags; it outlives the processes that use it.</summary>
internal sealed class Disk
{
    private static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(TradingJson.Resolver, new DefaultJsonTypeInfoResolver()),
    };

    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Etag)> _records = new();
    private long _version;

    /// <summary>How many states were written.</summary>
    public long WriteCount => Interlocked.Read(ref _version);

    /// <summary>How often each state was read, as it is when its grain activates.</summary>
    public ConcurrentDictionary<string, int> Reads { get; } = new();

    /// <summary>The largest state written, in bytes.</summary>
    public int LargestWrite { get; private set; }

    /// <summary>Which states fail once more when they are written, after they were: the answer is lost.</summary>
    public Predicate<string> LosesAnswer { get; set; } = _ => false;

    /// <summary>Makes the stored states of a name what another version of the software would have written.</summary>
    public void Rewrite(string stateName, Action<JsonNode> change)
    {
        foreach (var (key, (bytes, etag)) in _records.Where(record => record.Key.StartsWith($"{stateName}/", StringComparison.Ordinal)))
        {
            var state = JsonNode.Parse(bytes)!;
            change(state);
            _records[key] = (JsonSerializer.SerializeToUtf8Bytes(state, Json), etag);
        }
    }

    /// <summary>The disk as one process sees it until it is killed.</summary>
    public IGrainStorage For(KillSwitch killSwitch, bool isCounted) => new View(this, killSwitch, isCounted);

    private sealed class View(Disk disk, KillSwitch killSwitch, bool isCounted) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            killSwitch.ThrowIfKilled();
            disk.Reads.AddOrUpdate(stateName, 1, (_, count) => count + 1);
            var exists = disk._records.TryGetValue(KeyOf(stateName, grainId), out var record);
            grainState.RecordExists = exists;
            grainState.ETag = exists ? record.Etag : null;
            grainState.State = exists
                ? JsonSerializer.Deserialize<T>(record.Bytes, Json)!
                : Activator.CreateInstance<T>();
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (isCounted)
                return killSwitch.Around($"write of {stateName}", () => Write(stateName, grainId, grainState));
            killSwitch.ThrowIfKilled();
            return Write(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            killSwitch.ThrowIfKilled();
            disk._records.TryRemove(KeyOf(stateName, grainId), out _);
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
            return Task.CompletedTask;
        }

        private Task Write<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var key = KeyOf(stateName, grainId);
            var stored = disk._records.TryGetValue(key, out var record) ? record.Etag : null;
            if (stored != grainState.ETag)
                throw new InconsistentStateException($"{key} was changed by somebody else.", stored, grainState.ETag);
            var etag = Interlocked.Increment(ref disk._version).ToString(CultureInfo.InvariantCulture);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(grainState.State, Json);
            disk._records[key] = (bytes, etag);
            disk.LargestWrite = Math.Max(disk.LargestWrite, bytes.Length);
            grainState.ETag = etag;
            grainState.RecordExists = true;
            return disk.LosesAnswer(stateName)
                ? Task.FromException(new IOException("The answer was lost."))
                : Task.CompletedTask;
        }

        private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
    }
}
