using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Subscriptions;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Execution;

/// <summary>Parses, validates and executes requests against one schema.</summary>
public sealed class RequestExecutor
{
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly ParserOptions _parserOptions;
    private readonly DocumentCache _cache;
    private readonly DocumentValidator _validator;
    private readonly ErrorReporter _reporter;

    public RequestExecutor(
        GraphQLSchema schema,
        GraphQLOptions options,
        TimeProvider time,
        IEnumerable<IErrorFilter> filters,
        ILoggerFactory loggers)
    {
        Schema = schema;
        _options = options;
        _time = time;
        _parserOptions = new ParserOptions { MaxTokens = options.MaxTokens, MaxDepth = options.MaxSyntaxDepth };
        _cache = new DocumentCache(options.DocumentCacheCapacity);
        _validator = new DocumentValidator(schema, options);
        _reporter = new ErrorReporter(options, filters, loggers.CreateLogger<ErrorReporter>());
    }

    public GraphQLSchema Schema { get; }

    /// <summary>Executes a query or mutation. Whatever goes wrong is in the result; only cancellation throws.</summary>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLRequest request,
        ExecutionScope scope,
        CancellationToken cancellationToken = default)
    {
        var selected = Select(request);
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
        var selected = Select(request);
        if (selected.Operation is not { } operation)
            return new SubscriptionResult(selected.Failure!);
        return operation.Kind == OperationKind.Subscription
            ? await SubscribeAsync(selected, scope, cancellationToken).ConfigureAwait(false)
            : new SubscriptionResult(Refuse("The operation is no subscription.", ErrorCodes.BadRequest));
    }

    /// <summary>Parses and validates, finds the operation, and coerces the variables.</summary>
    internal SelectedOperation Select(GraphQLRequest request)
    {
        var document = Prepare(request.Document);
        if (document.Errors.Count > 0)
            return new SelectedOperation(Fail(document.Errors));
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
        try
        {
            plan = selected.Operation!.Plan(selected.Variables!);
        }
        catch (GraphQLException exception)
        {
            return Fail(exception.Errors);
        }

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
            return TimedOut();
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
            state = StateOf(selected, plan, scope, cancellationToken);
            var source = await state.ResolveAsync(plan.Root.Fields[0], null).ConfigureAwait(false);
            var stream = new EventStream(
                EventSource.Adapt(source!), () => StateOf(selected, plan, scope, cancellationToken), _reporter);
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

    private static ExecutionResult TimedOut()
    {
        var data = new ResultBuffer();
        data.WriteNull();
        return new ExecutionResult(
            data, [GraphQLError.WithCode("The request took too long and was cancelled.", ErrorCodes.Timeout)]);
    }

    private PreparedDocument Prepare(ReadOnlyMemory<byte> source)
    {
        var key = new DocumentKey(source);
        if (_cache.TryGet(key, out var cached))
            return cached;
        DocumentNode document;
        try
        {
            document = Parser.Parse(source, _parserOptions);
        }
        catch (SyntaxException exception)
        {
            return new PreparedDocument(Schema, new DocumentNode(0, 0, [], source), [Translate(exception, source)], 0);
        }

        var prepared = new PreparedDocument(
            Schema, document, _validator.Validate(document), _options.MaxExpandedFields);
        if (prepared.Errors.Count == 0)
            _cache.Add(key, prepared);
        return prepared;
    }

    private static GraphQLError Translate(SyntaxException exception, ReadOnlyMemory<byte> source) =>
        GraphQLError.WithCode(
            exception.Message, exception.IsLimit ? ErrorCodes.LimitExceeded : ErrorCodes.ParseFailed) with
        {
            Locations = [SourceLocation.Of(source.Span, exception.Position)],
        };

    private ExecutionResult Refuse(string message, string code) => Fail([GraphQLError.WithCode(message, code)]);

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
