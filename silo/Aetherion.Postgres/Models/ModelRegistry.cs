using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Versions of models and their journal. A lost answer is not asked again: who is in charge can be looked up.</summary>
public sealed class ModelRegistry(NpgsqlDataSource dataSource, TimeProvider timeProvider) : IModelRegistry
{
    public async Task RegisterAsync(
        RegisteredModel model, string actor, string reason, bool isRefused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        model = ModelRows.Rounded(model);
        await using var journal = await ModelJournal.OpenAsync(dataSource, cancellationToken);
        if (!await TryInsertAsync(journal, model, cancellationToken))
        {
            await RequireScopeAsync(journal, model, cancellationToken);
            // Trained again under other terms, such as named afresh, it may pass the checks it had failed.
            if (isRefused
                || !(await journal.ReadLineAsync(model.Scope, cancellationToken)).Refused.Contains(model.Version))
                return;
        }
        var entry = Entry(
            isRefused ? ModelEventKind.Refused : ModelEventKind.Registered, model.Scope, model.Version, null, actor, reason);
        await journal.AddAsync(entry, null, cancellationToken);
        await journal.CommitAsync(cancellationToken);
    }

    public async Task<bool> TrySupplyReferenceAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        model = ModelRows.Rounded(model);
        if (await FindManyAsync([model.Version], cancellationToken) is not [var stored]
            || stored.Reference != RegisteredModel.Nothing || !ModelRows.AreSameTraining(stored, model))
            return false;
        await using var command = dataSource.CreateCommand("SELECT supply_model_reference($1, $2, $3, $4)");
        command.Add(model.Version).Add(ModelRows.HashOf(stored)).Add(model.Reference)
            .Add(ModelRows.HashOf(stored with { Reference = model.Reference }));
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<RegisteredModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ModelRows.SelectModels + "WHERE version = $1");
        command.Add(version);
        return (await ModelJournal.ReadAsync(command, ModelRows.ReadModel, cancellationToken)).SingleOrDefault();
    }

    public async Task<ModelLine> FindLineAsync(ModelScope scope, CancellationToken cancellationToken) =>
        (await ReadLinesAsync(scope.Family, scope.Instrument, cancellationToken))
            .GetValueOrDefault(scope, ModelLine.Empty);

    public async Task<ImmutableArray<string>> FindChampionsAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken)
    {
        var lines = await ReadLinesAsync(family, instrument, cancellationToken);
        return
        [
            .. ModelScope.Serving(family, instrument, timeframe)
                .Select(scope => lines.GetValueOrDefault(scope)?.Champion).OfType<string>(),
        ];
    }

    public async Task<string?> FindChallengerAsync(
        string family, InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken)
    {
        var lines = await ReadLinesAsync(family, instrument, cancellationToken);
        return ModelScope.Serving(family, instrument, timeframe)
            .Select(scope => lines.GetValueOrDefault(scope)?.Challenger).OfType<string>().FirstOrDefault();
    }

    public async Task<ImmutableArray<ModelSummary>> ListAsync(
        ModelFilter filter, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        // A row whose family is damaged is still of the family that it was registered for.
        await using var command = dataSource.CreateCommand(
            ModelRows.SelectSummaries + "WHERE ($1::text IS NULL OR family = $1 OR version IN (SELECT version "
            + "FROM model_events WHERE family = $1 AND kind IN ('Registered', 'Refused'))) AND created_time >= $2 "
            + "AND created_time < $3 ORDER BY created_time DESC, version DESC LIMIT $4");
        command.Add(filter.Family).Add(TimeBounds.From(filter.From)).Add(TimeBounds.To(filter.To)).Add(limit);
        return await ReadSummariesAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<ModelSummary>> FindSummariesAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ModelRows.SelectSummaries + "WHERE version = ANY ($1)");
        command.Add(versions.ToArray());
        return await ReadSummariesAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<RegisteredModel>> FindManyAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ModelRows.SelectModels + "WHERE version = ANY ($1)");
        command.Add(versions.ToArray());
        var models = await ModelJournal.ReadAsync(command, ModelRows.ReadUndamaged, cancellationToken);
        return [.. models.OfType<RegisteredModel>()];
    }

    public async Task<ModelChange> PromoteAsync(
        string version, string? expectedChampion, string actor, string reason, CancellationToken cancellationToken)
    {
        await using var journal = await ModelJournal.OpenAsync(dataSource, cancellationToken);
        if (await FindScopeAsync(journal, version, cancellationToken) is not { } scope)
            return Refuse(ModelRefusals.NotFound, $"There is no model {version}; 'models list' names those there are.");
        var line = await journal.ReadLineAsync(scope, cancellationToken);
        if (line.Refused.Contains(version))
            return Refuse(
                ModelRefusals.Unfit,
                $"The model {version} failed its checks: {await FindRefusalAsync(journal, version, cancellationToken)}");
        if (WhyNotExpected(scope, line, expectedChampion) is { } refusal)
            return refusal;
        if (line.Champion == version)
            return Refuse(ModelRefusals.IsChampion, $"{version} is the champion of {scope} already.");
        return await CommitAsync(
            journal, Entry(ModelEventKind.Promoted, scope, version, line.Champion, actor, reason), cancellationToken);
    }

    public Task<ModelChange> RollBackAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        WithdrawAsync(ModelEventKind.RolledBack, scope, expectedChampion, actor, reason, cancellationToken);

    public Task<ModelChange> DemoteAsync(
        ModelScope scope, string expectedChampion, string actor, string reason, CancellationToken cancellationToken) =>
        WithdrawAsync(ModelEventKind.Demoted, scope, expectedChampion, actor, reason, cancellationToken);

    public async Task<ModelChange> SetChallengerAsync(
        ModelScope scope, string? version, string actor, string reason, CancellationToken cancellationToken)
    {
        await using var journal = await ModelJournal.OpenAsync(dataSource, cancellationToken);
        var line = await journal.ReadLineAsync(scope, cancellationToken);
        if (version is not null)
        {
            if (await FindScopeAsync(journal, version, cancellationToken) is not { } own)
                return Refuse(ModelRefusals.NotFound, $"There is no model {version}.");
            if (own != scope)
                return Refuse(ModelRefusals.OtherScope, $"The model {version} serves {own}, not {scope}.");
            if (line.Refused.Contains(version))
                return Refuse(ModelRefusals.Unfit, $"The model {version} failed its checks.");
            if (line.Champion == version)
                return Refuse(ModelRefusals.IsChampion, $"{version} is the champion of {scope}; it cannot challenge itself.");
        }
        return await CommitAsync(
            journal, Entry(ModelEventKind.ChallengerSet, scope, version, line.Challenger, actor, reason),
            cancellationToken);
    }

    public async Task AppendAlertAsync(
        string id, ModelScope scope, string version, string actor, string reason, CancellationToken cancellationToken)
    {
        await using var journal = await ModelJournal.OpenAsync(dataSource, cancellationToken);
        await journal.AddAsync(
            Entry(ModelEventKind.Alert, scope, version, null, actor, reason), id, cancellationToken);
        await journal.CommitAsync(cancellationToken);
    }

    public async Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        long afterNumber, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            ModelRows.SelectEvents + "WHERE number > $1 ORDER BY number LIMIT $2");
        command.Add(afterNumber).Add(limit);
        return await ReadEventsAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<ModelEvent>> ReadLatestEventsAsync(
        string? version, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            ModelRows.SelectEvents + (version is null ? "" : "WHERE version = $2 OR previous_version = $2 ")
            + "ORDER BY number DESC LIMIT $1");
        command.Add(limit);
        if (version is not null)
            command.Add(version);
        return await ReadEventsAsync(command, cancellationToken);
    }

    public async Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        ImmutableArray<string> versions,
        EventFilter<ModelEventKind> filter,
        NumberPage page,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        var order = page.NewestFirst ? "DESC" : "ASC";
        // A promotion belongs to the version before it too, and is there once.
        await using var command = dataSource.CreateCommand(
            "SELECT DISTINCT found.* FROM unnest($1::text[]) AS asked(name) CROSS JOIN LATERAL ("
            + ModelRows.SelectEvents + "WHERE (version = asked.name OR previous_version = asked.name) "
            + "AND number > $2 AND number < $3 AND ($4::text[] IS NULL OR kind = ANY ($4)) "
            + "AND time >= $5 AND time < $6 "
            + $"ORDER BY number {order} LIMIT $7) AS found ORDER BY number {order}");
        command.Add(versions.ToArray()).Add(page.Above ?? 0).Add(page.Below ?? long.MaxValue)
            .Add(filter.Kinds.IsEmpty ? null : filter.Kinds.Select(kind => kind.ToString()).ToArray())
            .Add(TimeBounds.From(filter.From)).Add(TimeBounds.To(filter.To)).Add(page.Limit);
        return await ReadEventsAsync(command, cancellationToken);
    }

    private async Task<ModelChange> WithdrawAsync(
        ModelEventKind kind,
        ModelScope scope,
        string expectedChampion,
        string actor,
        string reason,
        CancellationToken cancellationToken)
    {
        await using var journal = await ModelJournal.OpenAsync(dataSource, cancellationToken);
        var line = await journal.ReadLineAsync(scope, cancellationToken);
        if (line.Champion is null)
            return Refuse(ModelRefusals.NothingToRollBack, $"{scope} has no champion to take back.");
        if (WhyNotExpected(scope, line, expectedChampion) is { } refusal)
            return refusal;
        return await CommitAsync(
            journal, Entry(kind, scope, line.Previous, line.Champion, actor, reason), cancellationToken);
    }

    private static async Task<bool> TryInsertAsync(
        ModelJournal journal, RegisteredModel model, CancellationToken cancellationToken)
    {
        await using var command = journal.Command(
            "INSERT INTO models (version, family, instrument, timeframe, created_time, trained_from, trained_to, "
            + "data_hash, features, document, figures, reference, seed, row_hash) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING");
        command.Add(model.Version).AddScope(model.Scope)
            .Add(model.CreatedTime).Add(model.TrainedFrom).Add(model.TrainedTo)
            .Add(model.DataHash).Add(model.Features.ToArray())
            .Add(model.Document).Add(model.Figures).Add(model.Reference).Add(model.Seed)
            .Add(ModelRows.HashOf(model));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task RequireScopeAsync(
        ModelJournal journal, RegisteredModel model, CancellationToken cancellationToken)
    {
        var stored = await FindScopeAsync(journal, model.Version, cancellationToken);
        if (stored != model.Scope)
            throw new InvalidDataException(
                $"The model {model.Version} is registered for {stored}; it cannot be registered for {model.Scope} too.");
    }

    private static async Task<ModelScope?> FindScopeAsync(
        ModelJournal journal, string version, CancellationToken cancellationToken)
    {
        await using var command = journal.Command(ModelRows.SelectSummaries + "WHERE version = $1");
        command.Add(version);
        var found = await ModelJournal.ReadAsync(command, ModelRows.ReadSummary, cancellationToken);
        return found.IsEmpty ? null : found[0].Scope;
    }

    /// <summary>Why a version was refused, which says what to do about it.</summary>
    private static async Task<string> FindRefusalAsync(
        ModelJournal journal, string version, CancellationToken cancellationToken)
    {
        await using var command = journal.Command(
            ModelRows.SelectEvents + "WHERE version = $1 AND kind = 'Refused' ORDER BY number DESC LIMIT 1");
        command.Add(version);
        var events = await ReadEventsAsync(command, cancellationToken);
        return events.IsEmpty ? $"'models show {version}' says which." : events[0].Reason;
    }

    private static async Task<ModelChange> CommitAsync(
        ModelJournal journal, ModelEvent entry, CancellationToken cancellationToken)
    {
        var added = await journal.AddAsync(entry, null, cancellationToken);
        await journal.CommitAsync(cancellationToken);
        return new ModelChange(added, null);
    }

    private static ModelChange? WhyNotExpected(ModelScope scope, ModelLine line, string? expected) =>
        line.Champion == expected
            ? null
            : Refuse(
                ModelRefusals.ChampionChanged,
                $"The champion of {scope} is {line.Champion ?? "none"} and no longer {expected ?? "none"}: somebody "
                + "changed it meanwhile. Look at it and try again.");

    private static ModelChange Refuse(string code, string message) => new(null, new Refusal(code, message));

    /// <summary>
    /// Summaries with what each version is at present. A damaged row does not hide who is in charge: that follows from the
    /// journal, and so does the scope of a row that does not tell it any more.
    /// </summary>
    private async Task<ImmutableArray<ModelSummary>> ReadSummariesAsync(
        NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var models = await ModelJournal.ReadAsync(command, ModelRows.ReadSummary, cancellationToken);
        var scopes = await ReadScopesAsync(
            [.. models.Where(model => model.Scope == default).Select(model => model.Version)], cancellationToken);
        var lines = await ReadLinesAsync(null, null, cancellationToken);
        var champions = lines.Values.Select(line => line.Champion).OfType<string>().ToHashSet();
        var summaries = ImmutableArray.CreateBuilder<ModelSummary>(models.Length);
        foreach (var model in models)
        {
            var scope = model.Scope == default ? scopes.GetValueOrDefault(model.Version) : model.Scope;
            if (scope == default)
                continue;
            var state = champions.Contains(model.Version)
                ? ModelState.Champion
                : lines.GetValueOrDefault(scope, ModelLine.Empty).StateOf(model.Version);
            summaries.Add(model with { Scope = scope, State = state });
        }
        return summaries.DrainToImmutable();
    }

    /// <summary>The scopes under which versions were registered.</summary>
    private async Task<Dictionary<string, ModelScope>> ReadScopesAsync(
        ImmutableArray<string> versions, CancellationToken cancellationToken)
    {
        if (versions.IsEmpty)
            return [];
        await using var command = dataSource.CreateCommand(
            ModelRows.SelectEvents + "WHERE version = ANY ($1) AND kind IN ('Registered', 'Refused') ORDER BY number");
        command.Add(versions.ToArray());
        var events = await ReadEventsAsync(command, cancellationToken);
        return events.DistinctBy(entry => entry.Version).ToDictionary(entry => entry.Version!, entry => entry.Scope);
    }

    /// <summary>The lines of the scopes that serve an instrument, or of all.</summary>
    private async Task<Dictionary<ModelScope, ModelLine>> ReadLinesAsync(
        string? family, InstrumentId? instrument, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            ModelRows.SelectEvents + "WHERE kind <> 'Alert' AND (kind <> 'Registered' "
            + "OR version IN (SELECT version FROM model_events WHERE kind = 'Refused')) "
            + (family is null ? "" : "AND family = $1 AND instrument IN ('*', $2) ") + "ORDER BY number");
        if (family is not null)
            command.Add(family).Add(instrument?.ToString() ?? ModelScope.EveryInstrument);
        var events = await ReadEventsAsync(command, cancellationToken);
        return events.GroupBy(e => e.Scope).ToDictionary(scope => scope.Key, ModelLine.Of);
    }

    private static async Task<ImmutableArray<ModelEvent>> ReadEventsAsync(
        NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var events = await ModelJournal.ReadAsync(command, ModelRows.ReadUndamagedEvent, cancellationToken);
        return [.. events.OfType<ModelEvent>()];
    }

    private ModelEvent Entry(
        ModelEventKind kind, ModelScope scope, string? version, string? previous, string actor, string reason) =>
        new(0, timeProvider.GetUtcNow().UtcDateTime, kind, scope, version, previous, actor, reason);
}
