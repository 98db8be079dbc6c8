using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Audit;

/// <summary>Who is in charge of a scope, or of the scope of a model.</summary>
internal sealed class ModelAuditSnapshot(IModelRegistry registry) : IAuditSnapshot
{
    public async Task<object?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (!ModelScope.TryParse(subject, null, out var scope))
        {
            if (!NodeIds.IsModel(subject) || !NodeIds.IsStorable(subject))
                return null;
            var models = await registry.FindSummariesAsync([NodeIds.ToModelVersion(subject)], cancellationToken);
            if (models.IsEmpty)
                return null;
            scope = models[0].Scope;
        }
        var line = await registry.FindLineAsync(scope, cancellationToken);
        return new { Scope = scope.ToString(), line.Champion, line.Challenger };
    }
}
