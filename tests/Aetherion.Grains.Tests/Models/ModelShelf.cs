using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Models;

/// <summary>A registry in memory, of one thread at a time.</summary>
internal sealed class ModelShelf : IModelRegistry
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RegisteredModel> _models = [];
    private readonly List<ModelEvent> _events = [];
    private readonly HashSet<string> _alerts = [];

    /// <summary>Versions whose rows are damaged.</summary>
    public HashSet<string> Damaged { get; } = [];

    /// <summary>Whether the database is away.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often a version was asked for.</summary>
    public int FindCount { get; private set; }

    /// <summary>The versions that were asked for together, each time.</summary>
    public List<ImmutableArray<string>> FoundTogether { get; } = [];

    public ImmutableArray<ModelEvent> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    public static RegisteredModel Registered(
        RegimeModel model, ModelScope scope, TrainingReference? reference = null) => new(
        model.Version, scope, model.Training.To, model.Training.From, model.Training.To, model.Training.DataHash,
        [.. model.Features.Select(f => f.ToString())], RegimeModelDocument.Write(model), RegisteredModel.Nothing,
        TrainingReferenceDocument.Write(reference ?? TrainingReference.None), model.Training.Seed);

    /// <summary>Registers a model and puts it in charge.</summary>
    public async Task ServeAsync(RegimeModel model, ModelScope scope, TrainingReference? reference = null)
    {
        await RegisterAsync(Registered(model, scope, reference), "test", "", false, CancellationToken.None);
        var line = await FindLineAsync(scope, CancellationToken.None);
        await PromoteAsync(model.Version, line.Champion, "test", "", CancellationToken.None);
    }

    public Task RegisterAsync(
        RegisteredModel model, string actor, string reason, bool isRefused, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_models.TryAdd(model.Version, model))
                Add(isRefused ? ModelEventKind.Refused : ModelEventKind.Registered, model.Scope, model.Version, null, actor, reason);
        }
        return Task.CompletedTask;
    }

    public Task<bool> TrySupplyReferenceAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_models.TryGetValue(model.Version, out var stored) || stored.Reference != RegisteredModel.Nothing)
                return Task.FromResult(false);
            _models[model.Version] = stored with { Reference = model.Reference };
            return Task.FromResult(true);
        }
    }

    public Task<RegisteredModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        FindCount++;
        if (IsDown)
            return Task.FromException<RegisteredModel?>(new IOException("The registry cannot be reached."));
        return Damaged.Contains(version)
            ? Task.FromException<RegisteredModel?>(new InvalidDataException($"The stored model {version} is damaged."))
            : Task.FromResult(_models.GetValueOrDefault(version));
    }

    public Task<ModelLine> FindLineAsync(ModelScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(LineOf(scope));

    public Task<ImmutableArray<string>> FindChampionsAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>(
            [.. ModelScope.Serving(family, instrument, timeframe).Select(s => LineOf(s).Champion).OfType<string>()]);

    public Task<string?> FindChallengerAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken) =>
        IsDown
            ? Task.FromException<string?>(new IOException("The registry cannot be reached."))
            : Task.FromResult(ModelScope.Serving(family, instrument, timeframe)
                .Select(s => LineOf(s).Challenger).OfType<string>().FirstOrDefault());

    public Task<ImmutableArray<ModelSummary>> ListAsync(
        ModelFilter filter, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<ModelSummary>> FindSummariesAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<RegisteredModel>> FindManyAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            FoundTogether.Add(versions);
            return Task.FromResult<ImmutableArray<RegisteredModel>>(
                [.. versions.Except(Damaged).Where(_models.ContainsKey).Select(version => _models[version])]);
        }
    }

    public Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken)
    {
        var scope = _models[version].Scope;
        return ChangeAsync(ModelEventKind.Promoted, scope, version, expectedChampion, actor, reason);
    }

    public Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(ModelEventKind.RolledBack, scope, LineOf(scope).Previous, expectedChampion, actor, reason);

    public Task<ModelChange> DemoteAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(ModelEventKind.Demoted, scope, LineOf(scope).Previous, expectedChampion, actor, reason);

    public Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(new ModelChange(
                Add(ModelEventKind.ChallengerSet, scope, version, LineOf(scope).Challenger, actor, reason), null));
    }

    public Task AppendAlertAsync(
        string id, ModelScope scope, string version, string actor, string reason, CancellationToken cancellationToken)
    {
        if (IsDown)
            return Task.FromException(new IOException("The registry cannot be reached."));
        lock (_lock)
        {
            if (_alerts.Add(id))
                Add(ModelEventKind.Alert, scope, version, null, actor, reason);
        }
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        long afterNumber, int limit, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<ModelEvent>>(
        [.. Events.Where(e => e.Number > afterNumber).Take(limit)]);

    public Task<ImmutableArray<ModelEvent>> ReadLatestEventsAsync(
        string? version, int limit, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<ModelEvent>>(
        [.. Events.Reverse().Where(e => version is null || e.Version == version).Take(limit)]);

    public Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        ImmutableArray<string> versions,
        EventFilter<ModelEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task<ModelChange> ChangeAsync(
        ModelEventKind kind, ModelScope scope, string? version, string? expected, string actor, string reason)
    {
        lock (_lock)
        {
            var champion = LineOf(scope).Champion;
            return Task.FromResult(champion == expected
                ? new ModelChange(Add(kind, scope, version, champion, actor, reason), null)
                : new ModelChange(null, new Refusal(ModelRefusals.ChampionChanged, $"The champion is {champion}.")));
        }
    }

    private ModelLine LineOf(ModelScope scope)
    {
        lock (_lock)
            return ModelLine.Of(_events.Where(e => e.Scope == scope));
    }

    private ModelEvent Add(
        ModelEventKind kind, ModelScope scope, string? version, string? previous, string actor, string reason)
    {
        var entry = new ModelEvent(_events.Count + 1, default, kind, scope, version, previous, actor, reason);
        _events.Add(entry);
        return entry;
    }
}
