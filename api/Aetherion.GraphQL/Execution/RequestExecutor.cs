using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Subscriptions;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Execution;

/// <summary>Parses, validates and executes requests against one schema.</summary>
public sealed class RequestExecutor
{
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly DocumentSource _documents;
    private readonly CostGate _gate;
    private readonly ErrorReporter _reporter;

    public RequestExecutor(
        GraphQLSchema schema,
        GraphQLOptions options,
        TimeProvider time,
        IEnumerable<IErrorFilter> filters,
        IEnumerable<IOperationCostPolicy> policies,
        ILoggerFactory loggers)
    {
        Schema = schema;
        _options = options;
        _time = time;
        _documents = new DocumentSource(schema, options);
        _gate = new CostGate(options, policies);
        _reporter = new ErrorReporter(options, filters, loggers.CreateLogger<ErrorReporter>());
    }

    public GraphQLSchema Schema { get; }

    /// <summary>Executes a query or mutation. Whatever goes wrong is in the result; only cancellation throws.</summary>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        ExecutionScope scope,
        CancellationToken cancellationToken = default)
    {
        var selected = Select(request, scope.Rules);
        if (selected.Operation is not { } operation)
            return selected.Failure!;
        return operation.Kind == OperationKind.Subscription
            ? Refuse("Subscriptions need a WebSocket or an event stream.", ErrorCodes.BadRequest)
            : await ExecuteAsync(selected, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a subscription.</summary>
    public async ValueTask<SubscriptionResult> SubscribeAsync(
        GraphQLRequest request,
        ExecutionScope scope,
        CancellationToken cancellationToken = default)
    {
        var selected = Select(request, scope.Rules);
        if (selected.Operation is not { } operation)
            return new SubscriptionResult(selected.Failure!);
        return operation.Kind == OperationKind.Subscription
            ? await SubscribeAsync(selected, scope, cancellationToken).ConfigureAwait(false)
            : new SubscriptionResult(Refuse("The operation is no subscription.", ErrorCodes.BadRequest));
    }

    /// <summary>Parses and validates, finds the operation, and coerces the variables.</summary>
    internal SelectedOperation Select(GraphQLRequest request, RequestRules rules)
    {
        PreparedDocument document;
        try
        {
            document = _documents.Find(request, rules);
        }
        catch (GraphQLException exception)
        {
            return new SelectedOperation(Fail(exception.Errors));
        }

        if (document.Errors.Count > 0)
            return new SelectedOperation(Fail(document.Errors));
        if (document.IntrospectionPositions.Length > 0 && !(rules.EnableIntrospection ?? _options.EnableIntrospection))
            return new SelectedOperation(RefuseIntrospection(document));
        if (document.Find(request.OperationName, out var reason) is not { } operation)
            return new SelectedOperation(Refuse(reason!, ErrorCodes.BadRequest));
        var errors = new List<IError>();
        var source = document.Document.Source;
        var variables = VariableValues.Coerce(
            Schema, operation.Definition, request.Variables, source.Span, _options.MaxValidationErrors, errors);
        return errors.Count > 0
            ? new SelectedOperation(Fail(errors))
            : new SelectedOperation(operation, variables, source);
    }

    /// <summary>The answer to a request that failed before it was executed; what is unexpected is masked.</summary>
    internal ExecutionResult FailureOf(Exception exception)
    {
        var errors = new List<IError>();
        _reporter.Report(errors, exception, null, null, CancellationToken.None);
        return new ExecutionResult(null, errors);
    }

    internal async ValueTask<ExecutionResult> ExecuteAsync(
        SelectedOperation selected,
        ExecutionScope scope,
        CancellationToken cancellationToken)
    {
        OperationPlan plan;
        OperationCostContext? report;
        try
        {
            plan = selected.Operation!.Plan(selected.Variables!);
            report = await AdmitAsync(selected, plan, scope, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return FailureOf(exception);
        }

        if (scope.Rules.CostMode == CostMode.Validate)
            return new ExecutionResult(null, null) { Cost = report };
        var result = await RunInTimeAsync(selected, plan, scope, cancellationToken).ConfigureAwait(false);
        result.Cost = report;
        return result;
    }

    private ValueTask<OperationCostContext?> AdmitAsync(
        SelectedOperation selected,
        OperationPlan plan,
        ExecutionScope scope,
        CancellationToken cancellationToken) => _gate.AdmitAsync(
        selected.Operation!.Kind, plan.Cost.Of(selected.Variables!), scope, cancellationToken);

    private async ValueTask<ExecutionResult> RunInTimeAsync(
        SelectedOperation selected,
        OperationPlan plan,
        ExecutionScope scope,
        CancellationToken cancellationToken)
    {
        // What never waits cannot be cancelled either, and is spared the timer.
        if (!plan.Root.HasAsync)
            return await RunAsync(selected, plan, scope, cancellationToken).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_options.ExecutionTimeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await RunAsync(selected, plan, scope, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refuse("The request took too long and was cancelled.", ErrorCodes.Timeout);
        }
    }

    internal async ValueTask<SubscriptionResult> SubscribeAsync(
        SelectedOperation selected,
        ExecutionScope scope,
        CancellationToken cancellationToken)
    {
        var errors = new List<IError>();
        OperationState? state = null;
        try
        {
            var plan = selected.Operation!.Plan(selected.Variables!);
            var report = await AdmitAsync(selected, plan, scope, cancellationToken).ConfigureAwait(false);
            if (scope.Rules.CostMode == CostMode.Validate)
                return new SubscriptionResult(new ExecutionResult(null, null) { Cost = report });
            state = StateOf(selected, plan, scope, cancellationToken);
            var source = await state.ResolveAsync(plan.Root.Fields[0], null).ConfigureAwait(false);
            var stream = new EventStream(
                EventSource.Adapt(source!),
                plan,
                selected.Variables!,
                () => StateOf(selected, plan, scope, cancellationToken),
                _reporter);
            return new SubscriptionResult(stream.ReadAsync(cancellationToken));
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var field = selected.Operation!.Definition.SelectionSet.Selections[0];
            _reporter.Report(
                errors, exception, PathOf(field), [SourceLocation.Of(selected.Source.Span, field.Start)],
                cancellationToken);
            return new SubscriptionResult(new ExecutionResult(null, errors));
        }
    }

    private static string[]? PathOf(SelectionNode selection) =>
        selection is FieldNode field ? [field.Alias ?? field.Name] : null;

    private ExecutionResult RefuseIntrospection(PreparedDocument document) =>
        Fail([.. document.IntrospectionPositions.Select(position => GraphQLError.WithCode(
            "The schema may not be asked for.", ErrorCodes.ValidationFailed) with
        {
            Locations = [SourceLocation.Of(document.Document.Source.Span, position)],
        })]);

    /// <summary>The answer to a request that is refused for a reason of the transport or of time.</summary>
    internal ExecutionResult Refuse(string message, string code) => Fail([GraphQLError.WithCode(message, code)]);

    private ExecutionResult Fail(IReadOnlyList<IError> errors) =>
        new(null, [.. errors.Select(_reporter.Filter)]);

    private RequestContext ContextOf(
        SelectedOperation selected, ExecutionScope scope, CancellationToken cancellation) =>
        new(Schema, scope.Services, scope.User, scope.ContextData, selected.Source, cancellation);

    private OperationState StateOf(
        SelectedOperation selected,
        OperationPlan plan,
        ExecutionScope scope,
        CancellationToken cancellation) =>
        new(ContextOf(selected, scope, cancellation), plan, selected.Variables!);

    private async ValueTask<ExecutionResult> RunAsync(
        SelectedOperation selected,
        OperationPlan plan,
        ExecutionScope scope,
        CancellationToken cancellation)
    {
        var state = StateOf(selected, plan, scope, cancellation);
        var buffer = new ResultBuffer();
        try
        {
            var writer = new ResultWriter(state, buffer, _reporter);
            if (selected.Operation!.Kind == OperationKind.Mutation)
                await MutateAsync(state, buffer, writer).ConfigureAwait(false);
            else
                await QueryAsync(state, buffer, writer).ConfigureAwait(false);
            return new ExecutionResult(buffer, writer.Errors);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    private static async ValueTask QueryAsync(OperationState state, ResultBuffer buffer, ResultWriter writer)
    {
        var root = state.Plan.Root;
        var resolved = root.HasAsync
            ? await new AsyncResolver(state).ResolveAsync(root, null).ConfigureAwait(false)
            : null;
        if (writer.WriteObject(root, null, resolved))
            return;
        buffer.Truncate(0);
        buffer.WriteNull();
    }

    // Each field is resolved and written before the next one starts, so that it sees what was before and nothing else.
    private static async ValueTask MutateAsync(OperationState state, ResultBuffer buffer, ResultWriter writer)
    {
        var root = state.Plan.Root;
        var resolved = new ResolvedObject(root, null);
        buffer.WriteRaw((byte)'{');
        for (var index = 0; index < root.Fields.Length; index++)
        {
            if (root.Fields[index].HasAsync)
                await new AsyncResolver(state).ResolveFieldAsync(resolved, index).ConfigureAwait(false);
            if (writer.WriteField(root, index, null, resolved))
                continue;
            buffer.Truncate(0);
            buffer.WriteNull();
            return;
        }

        buffer.WriteRaw((byte)'}');
    }
}
