using Aetherion.GrainInterfaces;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.References;

/// <summary>
/// Keeps what the vendor said of the assets that were asked for lately, and asks again when that is old: once for all.
/// </summary>
public sealed class ReferenceGrain(IReferenceSource source, TimeProvider time) : Grain, IReferenceGrain
{
    /// <summary>The most assets that are wanted at once: what one question to a vendor holds.</summary>
    public const int AssetsMax = 100;

    /// <summary>The longest sign of an asset.</summary>
    public const int AssetLengthMax = 20;

    /// <summary>For so long an asset stays wanted after it was asked for.</summary>
    public static readonly TimeSpan WantedFor = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssetReference> _known = new(StringComparer.Ordinal);
    private IGrainTimer? _timer;

    public Task<AssetReference?> GetReference(string asset)
    {
        ArgumentException.ThrowIfNullOrEmpty(asset);
        var sign = asset.ToUpperInvariant();
        if (sign.Length > AssetLengthMax || !sign.All(char.IsAsciiLetterOrDigit))
            return Task.FromResult<AssetReference?>(null);
        var isNew = !_wanted.ContainsKey(sign);
        if (!isNew || _wanted.Count < AssetsMax)
            _wanted[sign] = time.GetUtcNow();
        if (isNew)
            RefreshSoon();
        return Task.FromResult(_known.GetValueOrDefault(sign));
    }

    private void RefreshSoon()
    {
        if (_timer is { } timer)
            timer.Change(TimeSpan.Zero, source.Lifetime);
        else
            // Readers are not to wait for the vendor.
            _timer = this.RegisterGrainTimer(
                Refresh, new GrainTimerCreationOptions(TimeSpan.Zero, source.Lifetime) { Interleave = true });
    }

    private async Task Refresh(CancellationToken cancellationToken)
    {
        foreach (var (asset, asked) in _wanted.ToArray())
        {
            if (time.GetUtcNow() - asked < WantedFor)
                continue;
            _wanted.Remove(asset);
            _known.Remove(asset);
        }
        if (_wanted.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }
        foreach (var reference in await source.ReadAsync([.. _wanted.Keys], cancellationToken))
        {
            if (_wanted.ContainsKey(reference.Asset))
                _known[reference.Asset] = reference;
        }
    }
}
