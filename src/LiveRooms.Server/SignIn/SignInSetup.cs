using LiveRooms.Server.Store;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.SignIn;

/// <summary>Puts the sign-in together.</summary>
internal static class SignInSetup
{
    /// <summary>Adds both issuers' schemes, the policies, and the built-in issuer.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider => SigningKey.Open(
            provider.GetRequiredService<IOptions<SignInOptions>>().Value, StoreOptions.From(configuration).DataPath));
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BuiltInBearer>();

        var external = !string.IsNullOrEmpty(configuration[$"{SignInOptions.Section}:{nameof(SignInOptions.Authority)}"]);
        var schemes = services.AddAuthentication(Schemes.ByIssuer)
            .AddPolicyScheme(
                Schemes.ByIssuer, null, options => options.ForwardDefaultSelector = context => Schemes.Select(context, external))
            .AddJwtBearer(Schemes.BuiltIn, static _ => { });
        if (external)
        {
            services.AddSingleton<IConfigureOptions<JwtBearerOptions>, ExternalBearer>();
            schemes.AddJwtBearer(Schemes.External, static _ => { });
        }

        // Authentication brings it along; nothing here is protected by it, so no keys are written anywhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Creator, policy => policy.RequireRole(RoleNames.Creator, RoleNames.Operator))
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(RoleNames.Operator));
        return services;
    }
}
