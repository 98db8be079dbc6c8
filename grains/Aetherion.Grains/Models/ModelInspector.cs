using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Models;

/// <summary>
/// Inspects models as whoever loads them would: the row, then the document. What was found is remembered by version and
/// stamp, so that a row that is changed or restored is looked at again, and no other.
/// </summary>
public sealed class ModelInspector(IModelRegistry registry, IModelDocuments documents) : IModelInspector, IDisposable
{
    /// <summary>How many findings are kept.</summary>
    private const int CachedMax = 4_096;

    /// <summary>How many documents are in memory at once: one may have megabytes.</summary>
    private const int ReadAtOnceMax = 16;

    private readonly ConcurrentDictionary<(string Version, string Stamp), string?> _found = new();

    /// <summary>One reads at a time, so that who asks for the same waits for it instead of reading it too.</summary>
    private readonly SemaphoreSlim _reading = new(1, 1);

    public async Task<ImmutableDictionary<string, string>> InspectAsync(
        ImmutableArray<ModelSummary> models, CancellationToken cancellationToken)
    {
        var damages = ImmutableDictionary.CreateBuilder<string, string>();
        var unknown = Recall(models, damages);
        if (unknown.IsEmpty)
            return damages.ToImmutable();
        await _reading.WaitAsync(cancellationToken);
        try
        {
            foreach (var few in Recall(unknown, damages).Chunk(ReadAtOnceMax))
                await ReadAsync([.. few], damages, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
        return damages.ToImmutable();
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Adds what is remembered; returns the models of which nothing is.</summary>
    private ImmutableArray<ModelSummary> Recall(
        ImmutableArray<ModelSummary> models, ImmutableDictionary<string, string>.Builder damages)
    {
        var unknown = ImmutableArray.CreateBuilder<ModelSummary>();
        foreach (var model in models)
        {
            if (!_found.TryGetValue((model.Version, model.Stamp), out var damage))
                unknown.Add(model);
            else if (damage is not null)
                damages[model.Version] = damage;
        }
        return unknown.ToImmutable();
    }

    private async Task ReadAsync(
        ImmutableArray<ModelSummary> models,
        ImmutableDictionary<string, string>.Builder damages,
        CancellationToken cancellationToken)
    {
        var whole = await registry.FindManyAsync([.. models.Select(model => model.Version)], cancellationToken);
        var byVersion = whole.ToDictionary(model => model.Version);
        foreach (var model in models)
        {
            var damage = byVersion.TryGetValue(model.Version, out var found)
                ? WhyUnreadable(found)
                : await WhyUnfoundAsync(model.Version, cancellationToken);
            if (damage is not null)
                damages[model.Version] = damage;
            if (_found.Count >= CachedMax)
                _found.Clear();
            _found[(model.Version, model.Stamp)] = damage;
        }
    }

    private string? WhyUnreadable(RegisteredModel model)
    {
        try
        {
            documents.Validate(model);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return $"{exception.Message} The stored model {model.Version} is not used: train and promote another one.";
        }
    }

    /// <summary>Rows that are damaged are left out of what is read together; asked for alone, they say what to do.</summary>
    private async Task<string?> WhyUnfoundAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            await registry.FindAsync(version, cancellationToken);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }
}
