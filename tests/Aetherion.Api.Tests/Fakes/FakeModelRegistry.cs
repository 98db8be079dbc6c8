using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>
/// A registry in memory that counts the reads, a promoter that finds every model fit, and an inspector that finds those
/// damaged that the test says.
/// </summary>
internal sealed class FakeModelRegistry : IModelRegistry, IModelPromoter, IModelInspector
{
    private readonly List<RegisteredModel> _models = [];
    private ImmutableArray<ModelEvent> _events = [];

    /// <summary>Versions whose rows are damaged.</summary>
    public HashSet<string> Damaged { get; } = [];

    /// <summary>The reads, by the name of the method.</summary>
    public List<string> Reads { get; } = [];

    public ImmutableArray<ModelEvent> Events => _events;

    /// <summary>As if older events were not stored any more.</summary>
    public void ForgetEventsBefore(long number) => _events = _events.RemoveAll(entry => entry.Number < number);

    public void Add(string version, ModelScope scope, string figures = RegisteredModel.Nothing)
    {
        _models.Add(new RegisteredModel(
            version, scope, TestData.Start.AddMinutes(_models.Count), TestData.Start.AddDays(-30), TestData.Start, "ab12",
            ["LogReturn", "RelativeVolume"], $"{{\"of\":\"{version}\"}}", figures, RegisteredModel.Nothing, 7));
        Append(ModelEventKind.Registered, scope, version, null, "test", "Trained.");
    }

    public Task<bool> TrySupplyReferenceAsync(RegisteredModel model, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<RegisteredModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        Reads.Add(nameof(FindAsync));
        return Damaged.Contains(version)
            ? Task.FromException<RegisteredModel?>(new InvalidDataException($"The stored model {version} is damaged."))
            : Task.FromResult(_models.Find(model => model.Version == version));
    }

    public Task<ImmutableDictionary<string, string>> InspectAsync(
        ImmutableArray<ModelSummary> models, CancellationToken cancellationToken)
    {
        Reads.Add(nameof(InspectAsync));
        return Task.FromResult(models.Where(model => Damaged.Contains(model.Version))
            .ToImmutableDictionary(model => model.Version, model => $"The stored model {model.Version} is damaged."));
    }

    public Task<ModelLine> FindLineAsync(ModelScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(LineOf(scope));

    public Task<ImmutableArray<ModelSummary>> ListAsync(
        ModelFilter filter, int limit, CancellationToken cancellationToken)
    {
        Reads.Add(nameof(ListAsync));
        return Task.FromResult(Summaries(
            _models.Where(model => (filter.Family is null || model.Scope.Family == filter.Family)
                && (filter.From is null || model.CreatedTime >= filter.From)
                && (filter.To is null || model.CreatedTime < filter.To)).Reverse().Take(limit)));
    }

    public Task<ImmutableArray<ModelSummary>> FindSummariesAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        Reads.Add(nameof(FindSummariesAsync));
        return Task.FromResult(Summaries(_models.Where(model => versions.Contains(model.Version))));
    }

    public Task<ImmutableArray<RegisteredModel>> FindManyAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        Reads.Add(nameof(FindManyAsync));
        return Task.FromResult<ImmutableArray<RegisteredModel>>(
            [.. _models.Where(model => versions.Contains(model.Version) && !Damaged.Contains(model.Version))]);
    }

    public Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken)
    {
        var scope = _models.Single(model => model.Version == version).Scope;
        return ChangeAsync(ModelEventKind.Promoted, scope, version, expectedChampion, actor, reason);
    }

    public Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(ModelEventKind.RolledBack, scope, LineOf(scope).Previous, expectedChampion, actor, reason);

    public Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(ModelEventKind.ChallengerSet, scope, version, LineOf(scope).Champion, actor, reason);

    public Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        long afterNumber, int limit, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<ModelEvent>>(
        [.. _events.Where(entry => entry.Number > afterNumber).Take(limit)]);

    public Task<ImmutableArray<ModelEvent>> ReadLatestEventsAsync(
        string? version, int limit, CancellationToken cancellationToken) => version is null
        ? Task.FromResult<ImmutableArray<ModelEvent>>([.. _events.Reverse().Take(limit)])
        : throw new NotSupportedException();

    public Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        ImmutableArray<string> versions,
        EventFilter<ModelEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken)
    {
        Reads.Add("ReadEventsOfVersionsAsync");
        var pages = versions.SelectMany(version => page.Of(
            _events.Where(entry => (entry.Version == version || entry.PreviousVersion == version)
                && filter.Allows(entry.Kind, entry.Time)),
            entry => entry.Number));
        return Task.FromResult(page.Of(pages.Distinct(), entry => entry.Number, int.MaxValue));
    }

    public Task<ImmutableArray<string>> FindChampionsAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string?> FindChallengerAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task RegisterAsync(
        RegisteredModel model, string actor, string reason, bool isRefused, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ModelChange> DemoteAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task AppendAlertAsync(
        string id, ModelScope scope, string version, string actor, string reason, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private ImmutableArray<ModelSummary> Summaries(IEnumerable<RegisteredModel> models) =>
    [
        .. models.Select(model => new ModelSummary(
            model.Version, model.Scope, model.CreatedTime, model.TrainedFrom, model.TrainedTo, model.DataHash,
            model.Figures, model.Seed, LineOf(model.Scope).StateOf(model.Version))),
    ];

    private ModelLine LineOf(ModelScope scope) => ModelLine.Of(_events.Where(entry => entry.Scope == scope));

    private Task<ModelChange> ChangeAsync(
        ModelEventKind kind, ModelScope scope, string? version, string? expected, string actor, string reason)
    {
        var champion = LineOf(scope).Champion;
        return Task.FromResult(champion == expected
            ? new ModelChange(Append(kind, scope, version, champion, actor, reason), null)
            : new ModelChange(null, new Refusal(ModelRefusals.ChampionChanged, $"The champion is {champion ?? "none"}.")));
    }

    private ModelEvent Append(
        ModelEventKind kind, ModelScope scope, string? version, string? previous, string actor, string reason)
    {
        var entry = new ModelEvent(
            (_events.IsEmpty ? 0 : _events[^1].Number) + 1, TestData.Start, kind, scope, version, previous, actor, reason);
        _events = _events.Add(entry);
        return entry;
    }
}
